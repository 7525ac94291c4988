package io.github.runner4j.testkit.internal.applet.awk;

import io.github.runner4j.testkit.internal.applet.awk.Expression.Assignment;
import io.github.runner4j.testkit.internal.applet.awk.Expression.Binary;
import io.github.runner4j.testkit.internal.applet.awk.Expression.Step;
import io.github.runner4j.testkit.internal.applet.awk.Expression.Unary;
import io.github.runner4j.testkit.internal.applet.awk.Token.Kind;
import io.github.runner4j.testkit.internal.applet.text.Regex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads expressions, by the precedence of their operators. */
final class ExpressionParser {

    static final Set<String> FUNCTIONS = Set.of(
            "length", "substr", "index", "split", "sub", "gsub", "match", "sprintf", "toupper", "tolower", "int",
            "sqrt", "exp", "log", "sin", "cos", "atan2", "rand", "srand", "systime", "system");
    private static final Set<String> ASSIGNMENTS = Set.of("=", "+=", "-=", "*=", "/=", "%=", "^=", "**=");
    private static final List<Set<String>> LEVELS = List.of(Set.of("+", "-"), Set.of("*", "/", "%"));
    private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=", "==", "!=");
    private static final Set<String> NO_OPERANDS = Set.of("in");

    private final List<Token> tokens;
    private int at;
    /** Between the parentheses of a {@code for}, {@code in} is no operator. */
    private boolean withoutIn;

    ExpressionParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(tokens.size() - 1, at + ahead));
    }

    Token next() {
        Token token = tokens.get(at);
        at += token.kind() == Kind.END ? 0 : 1;
        return token;
    }

    boolean accept(String operator) {
        boolean there = peek().is(operator);
        at += there ? 1 : 0;
        return there;
    }

    void expect(String operator) throws IOException {
        if (!accept(operator)) {
            throw new IOException("unexpected token");
        }
    }

    void skipNewlines() {
        while (peek().kind() == Kind.NEWLINE) {
            at++;
        }
    }

    List<Expression> list(String end) throws IOException {
        List<Expression> list = new ArrayList<>();
        while (!peek().is(end)) {
            list.add(expression());
            skipNewlines();
            if (!accept(",")) {
                break;
            }
            skipNewlines();
        }
        expect(end);
        return list;
    }

    Expression withoutIn() throws IOException {
        withoutIn = true;
        try {
            return expression();
        } finally {
            withoutIn = false;
        }
    }

    Expression expression() throws IOException {
        Expression left = choice();
        if (peek().kind() == Kind.OPERATOR && ASSIGNMENTS.contains(peek().text()) && isTarget(left)) {
            String operator = next().text();
            return new Assignment(left, operator.substring(0, operator.length() - 1), expression());
        }
        return left;
    }

    private static boolean isTarget(Expression expression) {
        return expression instanceof Expression.Variable
                || expression instanceof Expression.Field
                || expression instanceof Expression.Element;
    }

    private Expression choice() throws IOException {
        Expression condition = or();
        if (!accept("?")) {
            return condition;
        }
        Expression yes = expression();
        expect(":");
        return new Expression.Choice(condition, yes, expression());
    }

    private Expression or() throws IOException {
        Expression left = and();
        while (accept("||")) {
            skipNewlines();
            left = new Binary("||", left, and());
        }
        return left;
    }

    private Expression and() throws IOException {
        Expression left = membership();
        while (accept("&&")) {
            skipNewlines();
            left = new Binary("&&", left, membership());
        }
        return left;
    }

    private Expression membership() throws IOException {
        Expression left = match();
        while (!withoutIn && peek().isName("in")) {
            next();
            left = new Expression.Contains(List.of(left), next().text());
        }
        return left;
    }

    private Expression match() throws IOException {
        Expression left = comparison();
        while (peek().is("~") || peek().is("!~")) {
            left = new Binary(next().text(), left, comparison());
        }
        return left;
    }

    private Expression comparison() throws IOException {
        Expression left = concatenation();
        return peek().kind() == Kind.OPERATOR && COMPARISONS.contains(peek().text())
                ? new Binary(next().text(), left, concatenation())
                : left;
    }

    private Expression concatenation() throws IOException {
        Expression left = level(0);
        while (startsOperand()) {
            left = new Binary(" ", left, level(0));
        }
        return left;
    }

    private boolean startsOperand() {
        Token token = peek();
        return switch (token.kind()) {
            case NUMBER, TEXT, REGEX -> true;
            case NAME -> !NO_OPERANDS.contains(token.text());
            case OPERATOR -> Set.of("$", "(", "!", "-", "+", "++", "--").contains(token.text());
            default -> false;
        };
    }

    private Expression level(int level) throws IOException {
        if (level == LEVELS.size()) {
            return unary();
        }
        Expression left = level(level + 1);
        while (peek().kind() == Kind.OPERATOR && LEVELS.get(level).contains(peek().text())) {
            left = new Binary(next().text(), left, level(level + 1));
        }
        return left;
    }

    private Expression unary() throws IOException {
        for (String operator : List.of("!", "-", "+")) {
            if (accept(operator)) {
                return new Unary(operator, unary());
            }
        }
        Expression base = step();
        if (accept("^") || accept("**")) {
            return new Binary("^", base, unary());
        }
        return base;
    }

    private Expression step() throws IOException {
        if (peek().is("++") || peek().is("--")) {
            int by = next().text().equals("++") ? 1 : -1;
            return new Step(primary(), by, true);
        }
        Expression operand = primary();
        if (isTarget(operand) && (peek().is("++") || peek().is("--"))) {
            return new Step(operand, next().text().equals("++") ? 1 : -1, false);
        }
        return operand;
    }

    private Expression primary() throws IOException {
        Token token = next();
        switch (token.kind()) {
            case NUMBER -> {
                return new Expression.Constant(Value.of(Double.parseDouble(token.text())));
            }
            case TEXT -> {
                return new Expression.Constant(Value.of(token.text()));
            }
            case REGEX -> {
                return new Expression.Regex(Regex.compile(token.text(), true, 0));
            }
            case NAME -> {
                return named(token.text());
            }
            default -> {
                return other(token);
            }
        }
    }

    private Expression other(Token token) throws IOException {
        if (token.is("$")) {
            return new Expression.Field(peek().is("++") || peek().is("--") ? step() : primary());
        } else if (token.is("-") || token.is("!") || token.is("+")) {
            return new Unary(token.text(), unary());
        } else if (!token.is("(")) {
            throw new IOException(token.kind() == Kind.END ? "unexpected end of program" : "unexpected token");
        }
        boolean before = withoutIn;
        withoutIn = false;
        List<Expression> list = list(")");
        withoutIn = before;
        if (list.size() > 1 && peek().isName("in")) {
            next();
            return new Expression.Contains(list, next().text());
        }
        return list.size() == 1 ? list.get(0) : new Expression.Call(",", list);
    }

    private Expression named(String name) throws IOException {
        if (FUNCTIONS.contains(name)) {
            return new Expression.Call(name, accept("(") ? list(")") : List.of());
        } else if (accept("[")) {
            return new Expression.Element(name, list("]"));
        } else if (peek().is("(") && !peek().afterBlank()) {
            throw new IOException("undefined function");
        }
        return new Expression.Variable(name);
    }
}
