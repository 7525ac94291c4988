package io.github.runner4j.testkit.internal.applet.awk;

import io.github.runner4j.testkit.internal.applet.text.Regex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Gives expressions their values. */
final class Evaluator {

    private final Memory memory;
    private final Functions functions;

    Evaluator(Memory memory) {
        this.memory = memory;
        this.functions = new Functions(memory, this);
    }

    Value value(Expression expression) throws IOException {
        if (expression instanceof Expression.Constant constant) {
            return constant.value();
        } else if (expression instanceof Expression.Variable variable) {
            return memory.get(variable.name());
        } else if (expression instanceof Expression.Field field) {
            return memory.field(number(field));
        } else if (expression instanceof Expression.Element element) {
            return memory.array(element.array()).computeIfAbsent(key(element.keys()), each -> Value.NOTHING);
        } else if (expression instanceof Expression.Regex regex) {
            return Value.of(regex.pattern().matcher(memory.field(0).text()).find());
        } else if (expression instanceof Expression.Binary binary) {
            return binary(binary);
        } else if (expression instanceof Expression.Unary unary) {
            return unary(unary);
        }
        return further(expression);
    }

    private Value further(Expression expression) throws IOException {
        if (expression instanceof Expression.Assignment assignment) {
            Value right = value(assignment.value());
            Value changed = assignment.operator().isEmpty()
                    ? right
                    : arithmetic(
                            assignment.operator(), value(assignment.target()).number(), right.number());
            return assign(assignment.target(), changed);
        } else if (expression instanceof Expression.Step step) {
            Value before = Value.of(value(step.target()).number());
            Value after = assign(step.target(), Value.of(before.number() + step.by()));
            return step.before() ? after : before;
        } else if (expression instanceof Expression.Choice choice) {
            return value(value(choice.condition()).isTrue() ? choice.yes() : choice.no());
        } else if (expression instanceof Expression.Contains contains) {
            return Value.of(memory.array(contains.array()).containsKey(key(contains.keys())));
        } else if (expression instanceof Expression.Call call) {
            return functions.call(call.function(), call.arguments());
        }
        throw new IOException("unexpected token");
    }

    private int number(Expression.Field field) throws IOException {
        double number = value(field.number()).number();
        if (number < 0) {
            throw new IOException("access to negative field");
        }
        return (int) number;
    }

    Value assign(Expression target, Value value) throws IOException {
        if (target instanceof Expression.Variable variable) {
            memory.set(variable.name(), value);
        } else if (target instanceof Expression.Field field) {
            memory.field(number(field), value);
        } else if (target instanceof Expression.Element element) {
            memory.array(element.array()).put(key(element.keys()), value);
        }
        return value;
    }

    String key(List<Expression> keys) throws IOException {
        List<String> parts = new ArrayList<>();
        for (Expression each : keys) {
            parts.add(value(each).text());
        }
        return String.join(memory.text("SUBSEP"), parts);
    }

    /** An expression as a pattern: as it is written, or its value. */
    Pattern pattern(Expression expression) throws IOException {
        return expression instanceof Expression.Regex regex
                ? regex.pattern()
                : Regex.compile(value(expression).text(), true, 0);
    }

    private Value unary(Expression.Unary unary) throws IOException {
        Value operand = value(unary.operand());
        return switch (unary.operator()) {
            case "!" -> Value.of(!operand.isTrue());
            case "-" -> Value.of(-operand.number());
            default -> Value.of(operand.number());
        };
    }

    private Value binary(Expression.Binary binary) throws IOException {
        Value left = value(binary.left());
        switch (binary.operator()) {
            case "&&" -> {
                return Value.of(left.isTrue() && value(binary.right()).isTrue());
            }
            case "||" -> {
                return Value.of(left.isTrue() || value(binary.right()).isTrue());
            }
            case "~", "!~" -> {
                boolean found = pattern(binary.right()).matcher(left.text()).find();
                return Value.of(found == binary.operator().equals("~"));
            }
            default -> {
                return operation(binary.operator(), left, value(binary.right()));
            }
        }
    }

    private static Value operation(String operator, Value left, Value right) throws IOException {
        return switch (operator) {
            case " " -> Value.of(left.text() + right.text());
            case "<" -> Value.of(left.compare(right) < 0);
            case "<=" -> Value.of(left.compare(right) <= 0);
            case ">" -> Value.of(left.compare(right) > 0);
            case ">=" -> Value.of(left.compare(right) >= 0);
            case "==" -> Value.of(left.compare(right) == 0);
            case "!=" -> Value.of(left.compare(right) != 0);
            default -> arithmetic(operator, left.number(), right.number());
        };
    }

    private static Value arithmetic(String operator, double left, double right) throws IOException {
        if (right == 0 && (operator.equals("/") || operator.equals("%"))) {
            throw new IOException("division by zero");
        }
        return Value.of(
                switch (operator) {
                    case "+" -> left + right;
                    case "-" -> left - right;
                    case "*" -> left * right;
                    case "/" -> left / right;
                    case "%" -> left % right;
                    default -> Math.pow(left, right);
                });
    }
}
