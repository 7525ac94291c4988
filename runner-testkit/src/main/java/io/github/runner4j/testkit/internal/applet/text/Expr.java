package io.github.runner4j.testkit.internal.applet.text;

import io.github.runner4j.testkit.internal.userland.Session;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;

/** {@code expr}. */
public final class Expr {

    private static final int ERROR = 2;
    private static final List<List<String>> LEVELS = List.of(
            List.of("|"),
            List.of("&"),
            List.of("=", "==", "!=", "<", "<=", ">", ">="),
            List.of("+", "-"),
            List.of("*", "/", "%"),
            List.of(":"));

    private final List<String> words;
    private int at;

    private Expr(List<String> words) {
        this.words = words;
    }

    public static int run(Session session) throws IOException {
        if (session.words().isEmpty()) {
            session.usage("EXPRESSION");
            return ERROR;
        }
        try {
            Expr expr = new Expr(session.words());
            String value = expr.level(0);
            if (expr.at < expr.words.size()) {
                throw new IOException("syntax error");
            }
            session.line(value);
            return isNothing(value) ? 1 : 0;
        } catch (IOException e) {
            session.complain(Session.reason(e));
            return ERROR;
        }
    }

    private static boolean isNothing(String value) {
        return value.isEmpty() || value.equals("0");
    }

    private String level(int level) throws IOException {
        if (level == LEVELS.size()) {
            return primary();
        }
        String left = level(level + 1);
        while (at < words.size() && LEVELS.get(level).contains(words.get(at))) {
            String operator = words.get(at);
            at++;
            left = apply(left, operator, level(level + 1));
        }
        return left;
    }

    private String primary() throws IOException {
        if (at == words.size()) {
            throw new IOException("syntax error");
        }
        String word = words.get(at);
        at++;
        switch (word) {
            case "(" -> {
                String value = level(0);
                if (at == words.size() || !words.get(at).equals(")")) {
                    throw new IOException("syntax error");
                }
                at++;
                return value;
            }
            case "length" -> {
                return Integer.toString(primary().length());
            }
            case "match" -> {
                return match(primary(), primary());
            }
            case "substr" -> {
                return substring(primary(), number(primary()), number(primary()));
            }
            case "index" -> {
                return index(primary(), primary());
            }
            default -> {
                return word;
            }
        }
    }

    private static String substring(String text, long start, long length) {
        int from = (int) Math.max(0, Math.min(text.length(), start - 1));
        int to = (int) Math.max(from, Math.min(text.length(), start - 1 + length));
        return text.substring(from, to);
    }

    private static String index(String text, String characters) {
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return Integer.toString(i + 1);
            }
        }
        return "0";
    }

    private static String apply(String left, String operator, String right) throws IOException {
        return switch (operator) {
            case "|" -> isNothing(left) ? right : left;
            case "&" -> isNothing(left) || isNothing(right) ? "0" : left;
            case ":" -> match(left, right);
            case "+" -> Long.toString(number(left) + number(right));
            case "-" -> Long.toString(number(left) - number(right));
            case "*" -> Long.toString(number(left) * number(right));
            case "/" -> Long.toString(number(left) / divisor(right));
            case "%" -> Long.toString(number(left) % divisor(right));
            default -> compare(left, operator, right) ? "1" : "0";
        };
    }

    private static boolean compare(String left, String operator, String right) {
        boolean numbers = left.matches("-?[0-9]{1,18}") && right.matches("-?[0-9]{1,18}");
        int order = numbers ? Long.compare(Long.parseLong(left), Long.parseLong(right)) : left.compareTo(right);
        return switch (operator) {
            case "=", "==" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static String match(String text, String pattern) throws IOException {
        Matcher matcher = Regex.compile(pattern, false, 0).matcher(text);
        boolean found = matcher.lookingAt();
        if (matcher.groupCount() > 0) {
            String group = found ? matcher.group(1) : null;
            return group == null ? "" : group;
        }
        return found ? Integer.toString(matcher.end()) : "0";
    }

    private static long divisor(String text) throws IOException {
        long divisor = number(text);
        if (divisor == 0) {
            throw new IOException("division by zero");
        }
        return divisor;
    }

    private static long number(String text) throws IOException {
        if (!text.matches("-?[0-9]{1,18}")) {
            throw new IOException("non-numeric argument");
        }
        return Long.parseLong(text);
    }
}
