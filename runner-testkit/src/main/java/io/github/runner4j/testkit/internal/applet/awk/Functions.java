package io.github.runner4j.testkit.internal.applet.awk;

import io.github.runner4j.testkit.internal.applet.word.Formatted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The functions that are built in. */
final class Functions {

    private final Memory memory;
    private final Evaluator evaluator;
    private Random random = new Random(0);

    Functions(Memory memory, Evaluator evaluator) {
        this.memory = memory;
        this.evaluator = evaluator;
    }

    Value call(String name, List<Expression> arguments) throws IOException {
        switch (name) {
            case "split" -> {
                return split(arguments);
            }
            case "sub", "gsub" -> {
                return substitute(arguments, name.equals("gsub"));
            }
            case "match" -> {
                return match(arguments);
            }
            case "length" -> {
                return length(arguments);
            }
            default -> {
                List<Value> values = new ArrayList<>();
                for (Expression each : arguments) {
                    values.add(evaluator.value(each));
                }
                return simple(name, values);
            }
        }
    }

    private Value simple(String name, List<Value> values) throws IOException {
        Value first = values.isEmpty() ? memory.field(0) : values.get(0);
        return switch (name) {
            case "substr" -> Value.of(substring(values));
            case "index" -> Value.of(first.text().indexOf(values.get(1).text()) + 1);
            case "sprintf" -> Value.of(format(values));
            case "toupper" -> Value.of(first.text().toUpperCase(Locale.ROOT));
            case "tolower" -> Value.of(first.text().toLowerCase(Locale.ROOT));
            case "int" -> Value.of((double) (long) first.number());
            case "sqrt" -> Value.of(Math.sqrt(first.number()));
            case "exp" -> Value.of(Math.exp(first.number()));
            case "log" -> Value.of(Math.log(first.number()));
            case "sin" -> Value.of(Math.sin(first.number()));
            case "cos" -> Value.of(Math.cos(first.number()));
            case "atan2" -> Value.of(Math.atan2(first.number(), values.get(1).number()));
            case "rand" -> Value.of(random.nextDouble());
            case "srand" -> seed(first);
            default -> throw new IOException("unsupported function " + name);
        };
    }

    private Value seed(Value value) {
        random = new Random((long) value.number());
        return Value.of(0);
    }

    private static String substring(List<Value> values) {
        String text = values.get(0).text();
        long start = Math.round(values.get(1).number());
        long end = values.size() > 2 ? start + Math.round(values.get(2).number()) : Integer.MAX_VALUE;
        int from = (int) Math.max(0, Math.min(text.length(), start - 1));
        int to = (int) Math.max(from, Math.min(text.length(), end - 1));
        return text.substring(from, to);
    }

    /** As {@code printf} does it. */
    static String format(List<Value> values) throws IOException {
        List<String> words = new ArrayList<>();
        values.subList(1, values.size()).forEach(each -> words.add(each.text()));
        return Formatted.text(values.get(0).text(), words);
    }

    private Value length(List<Expression> arguments) throws IOException {
        if (arguments.isEmpty()) {
            return Value.of(memory.field(0).text().length());
        } else if (arguments.get(0) instanceof Expression.Variable variable
                && !memory.array(variable.name()).isEmpty()) {
            return Value.of(memory.array(variable.name()).size());
        }
        return Value.of(evaluator.value(arguments.get(0)).text().length());
    }

    private Value split(List<Expression> arguments) throws IOException {
        String text = evaluator.value(arguments.get(0)).text();
        String separator = memory.text("FS");
        if (arguments.size() > 2) {
            separator = arguments.get(2) instanceof Expression.Regex regex
                    ? regex.pattern().pattern()
                    : evaluator.value(arguments.get(2)).text();
        }
        Map<String, Value> array =
                memory.array(arguments.get(1) instanceof Expression.Variable variable ? variable.name() : "");
        array.clear();
        List<String> parts = Memory.split(text, separator);
        for (int i = 0; i < parts.size(); i++) {
            array.put(Integer.toString(i + 1), Value.read(parts.get(i)));
        }
        return Value.of(parts.size());
    }

    private Value match(List<Expression> arguments) throws IOException {
        Matcher matcher = evaluator
                .pattern(arguments.get(1))
                .matcher(evaluator.value(arguments.get(0)).text());
        boolean found = matcher.find();
        memory.set("RSTART", Value.of(found ? matcher.start() + 1 : 0));
        memory.set("RLENGTH", Value.of(found ? matcher.end() - matcher.start() : -1));
        return memory.get("RSTART");
    }

    private Value substitute(List<Expression> arguments, boolean all) throws IOException {
        Pattern pattern = evaluator.pattern(arguments.get(0));
        String replacement = evaluator.value(arguments.get(1)).text();
        Expression target =
                arguments.size() > 2 ? arguments.get(2) : new Expression.Field(new Expression.Constant(Value.of(0)));
        String text = evaluator.value(target).text();
        Matcher matcher = pattern.matcher(text);
        StringBuilder changed = new StringBuilder();
        int count = 0;
        while ((all || count == 0) && matcher.find()) {
            count++;
            matcher.appendReplacement(changed, Matcher.quoteReplacement(replaced(replacement, matcher.group())));
        }
        matcher.appendTail(changed);
        if (count > 0) {
            evaluator.assign(target, Value.read(changed.toString()));
        }
        return Value.of(count);
    }

    private static String replaced(String replacement, String match) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            boolean escaped =
                    c == '\\' && i + 1 < replacement.length() && "&\\".indexOf(replacement.charAt(i + 1)) >= 0;
            i += escaped ? 1 : 0;
            text.append(c == '&' ? match : String.valueOf(replacement.charAt(i)));
        }
        return text.toString();
    }
}
