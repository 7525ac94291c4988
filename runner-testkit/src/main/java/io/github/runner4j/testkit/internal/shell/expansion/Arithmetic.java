package io.github.runner4j.testkit.internal.shell.expansion;

import io.github.runner4j.testkit.internal.shell.syntax.ShellError;
import java.util.List;
import java.util.Map;

/** Expressions of whole numbers, with C's operators and their precedence. */
final class Arithmetic {

    private static final int MOST_DEPTH = 64;
    /** From the weakest to the strongest; of one level, longer ones first. */
    private static final List<List<String>> LEVELS = List.of(
            List.of("||"),
            List.of("&&"),
            List.of("|"),
            List.of("^"),
            List.of("&"),
            List.of("==", "!="),
            List.of("<=", ">=", "<", ">"),
            List.of("<<", ">>"),
            List.of("+", "-"),
            List.of("*", "/", "%"));

    private static final List<String> ASSIGNMENTS =
            List.of("<<=", ">>=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "=");
    /** An operator is not one of these when what follows makes it another. */
    private static final Map<String, String> NOT_BEFORE = Map.of(
            "|", "|=", "&", "&=", "^", "=", "<", "<=", ">", ">=", "+", "=", "-", "=", "*", "*=", "/", "=", "%", "=");

    private final String text;
    private final Scope scope;
    private final int depth;
    private int at;
    private boolean skipping;

    private Arithmetic(String text, Scope scope, int depth) {
        this.text = text;
        this.scope = scope;
        this.depth = depth;
    }

    /** The value of an expression; nothing is 0. */
    static long evaluate(String text, Scope scope) {
        return new Arithmetic(text, scope, 0).whole();
    }

    private long whole() {
        skipBlanks();
        if (at == text.length()) {
            return 0;
        }
        long value = list();
        skipBlanks();
        if (at < text.length()) {
            throw syntax();
        }
        return value;
    }

    private long list() {
        long value = assignment();
        while (accept(",")) {
            value = assignment();
        }
        return value;
    }

    private long assignment() {
        skipBlanks();
        int start = at;
        String name = name();
        if (!name.isEmpty()) {
            for (String operator : ASSIGNMENTS) {
                skipBlanks();
                if (text.startsWith(operator, at) && !(operator.equals("=") && text.startsWith("==", at))) {
                    at += operator.length();
                    long right = assignment();
                    long value = operator.equals("=")
                            ? right
                            : apply(operator.substring(0, operator.length() - 1), variable(name), right);
                    return set(name, value);
                }
            }
        }
        at = start;
        return conditional();
    }

    private long conditional() {
        long condition = level(0);
        if (!accept("?")) {
            return condition;
        }
        long yes = unless(condition == 0, this::list);
        if (!accept(":")) {
            throw syntax();
        }
        long no = unless(condition != 0, this::assignment);
        return condition != 0 ? yes : no;
    }

    private interface Part {
        long value();
    }

    /** What is not needed is read, but does nothing. */
    private long unless(boolean skip, Part part) {
        boolean before = skipping;
        skipping |= skip;
        long value = part.value();
        skipping = before;
        return value;
    }

    private long level(int level) {
        if (level == LEVELS.size()) {
            return power();
        }
        long left = level(level + 1);
        for (String operator = operator(level); !operator.isEmpty(); operator = operator(level)) {
            boolean decided = (operator.equals("&&") && left == 0) || (operator.equals("||") && left != 0);
            long right = unless(decided, () -> level(level + 1));
            left = apply(operator, left, right);
        }
        return left;
    }

    private String operator(int level) {
        skipBlanks();
        for (String operator : LEVELS.get(level)) {
            if (text.startsWith(operator, at)) {
                int end = at + operator.length();
                boolean longer = end < text.length()
                        && NOT_BEFORE.getOrDefault(operator, "").indexOf(text.charAt(end)) >= 0;
                if (!longer) {
                    at = end;
                    return operator;
                }
            }
        }
        return "";
    }

    private long power() {
        long base = unary();
        if (!accept("**")) {
            return base;
        }
        long exponent = power();
        long value = 1;
        for (long i = 0; i < Math.min(exponent, Long.SIZE * 2L); i++) {
            value *= base;
        }
        return value;
    }

    private long unary() {
        skipBlanks();
        if (accept("++")) {
            return step(1);
        } else if (accept("--")) {
            return step(-1);
        } else if (accept("-")) {
            return -unary();
        } else if (accept("+")) {
            return unary();
        } else if (accept("!")) {
            return unary() == 0 ? 1 : 0;
        } else if (accept("~")) {
            return ~unary();
        }
        return primary();
    }

    private long step(int by) {
        skipBlanks();
        String name = name();
        return name.isEmpty() ? unary() : set(name, variable(name) + by);
    }

    private long primary() {
        skipBlanks();
        if (accept("(")) {
            long value = list();
            if (!accept(")")) {
                throw syntax();
            }
            return value;
        }
        String name = name();
        if (name.isEmpty()) {
            return literal();
        }
        long value = variable(name);
        if (accept("++")) {
            set(name, value + 1);
        } else if (accept("--")) {
            set(name, value - 1);
        }
        return value;
    }

    private long literal() {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '#')) {
            at++;
        }
        try {
            return Operations.number(text.substring(start, at));
        } catch (NumberFormatException e) {
            throw syntax();
        }
    }

    private long variable(String name) {
        String value = scope.value(name).orElse("");
        if (depth > MOST_DEPTH) {
            throw ShellError.of("expression recursion loop detected");
        }
        return new Arithmetic(value, scope, depth + 1).whole();
    }

    private long set(String name, long value) {
        if (!skipping) {
            scope.assign(name, Long.toString(value));
        }
        return value;
    }

    /** What is not needed is not reckoned either: it may divide by zero. */
    private long apply(String operator, long left, long right) {
        return skipping ? 0 : Operations.apply(operator, left, right);
    }

    private boolean accept(String operator) {
        skipBlanks();
        boolean there = text.startsWith(operator, at);
        at += there ? operator.length() : 0;
        return there;
    }

    private String name() {
        int start = at;
        while (at < text.length()
                && (text.charAt(at) == '_'
                        || Character.isLetter(text.charAt(at))
                        || (at > start && Character.isDigit(text.charAt(at))))) {
            at++;
        }
        return text.substring(start, at);
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private static ShellError syntax() {
        return ShellError.of("arithmetic syntax error");
    }
}
