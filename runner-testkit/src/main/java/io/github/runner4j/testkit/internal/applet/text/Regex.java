package io.github.runner4j.testkit.internal.applet.text;

import java.io.IOException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** POSIX regular expressions, basic and extended, as those of Java. */
public final class Regex {

    private static final int NOT_FOUND = -1;

    private final String source;
    private final boolean extended;
    private final StringBuilder java = new StringBuilder();
    private int at;

    private Regex(String source, boolean extended) {
        this.source = source;
        this.extended = extended;
    }

    /** Translates an expression. */
    public static Pattern compile(String source, boolean extended, int flags) throws IOException {
        try {
            return Pattern.compile(new Regex(source, extended).translate(), flags);
        } catch (PatternSyntaxException e) {
            throw new IOException("bad regex '" + source + "': Invalid regular expression", e);
        }
    }

    private String translate() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '[') {
                set();
            } else if (c == '\\' && at + 1 < source.length()) {
                escaped(source.charAt(at + 1));
                at += 2;
            } else {
                plain(c);
                at++;
            }
        }
        return java.toString();
    }

    /** A backslash gives the basic operators their meaning, and takes it from the extended ones. */
    private void escaped(char c) {
        if ("(){}|+?".indexOf(c) >= 0) {
            java.append(extended ? "\\" + c : String.valueOf(c));
        } else if (c == '<' || c == '>') {
            java.append(c == '<' ? "\\b(?=\\w)" : "\\b(?<=\\w)");
        } else if (Character.isDigit(c) || "bBwWsS".indexOf(c) >= 0) {
            java.append('\\').append(c);
        } else if (c == 'n' || c == 't') {
            java.append('\\').append(c);
        } else {
            java.append(Character.isLetter(c) ? String.valueOf(c) : "\\" + c);
        }
    }

    private void plain(char c) {
        if (!extended && "(){}|+?".indexOf(c) >= 0) {
            java.append('\\').append(c);
        } else if (c == '*' && atStart()) {
            java.append("\\*");
        } else if (c == '^' && !extended && !atStart()) {
            java.append("\\^");
        } else if (c == '$' && !extended && !atEnd()) {
            java.append("\\$");
        } else if (c == '{' && !source.substring(at).matches("(?s)\\{[0-9]*(,[0-9]*)?\\}.*")) {
            java.append("\\{");
        } else {
            java.append(c);
        }
    }

    private boolean atStart() {
        String before = source.substring(0, at);
        return before.isEmpty()
                || before.equals("^")
                || before.endsWith(extended ? "(" : "\\(")
                || before.endsWith(extended ? "|" : "\\|");
    }

    private boolean atEnd() {
        String after = source.substring(at + 1);
        return after.isEmpty() || after.startsWith("\\)") || after.startsWith("\\|");
    }

    /** In a set a backslash means itself. */
    private void set() {
        int end = endOfSet();
        if (end == NOT_FOUND) {
            java.append("[");
            at++;
            return;
        }
        int start = at + 1;
        boolean not = source.startsWith("^", start);
        String inside = source.substring(not ? start + 1 : start, end);
        java.append(not ? "[^" : "[").append(members(inside)).append(']');
        at = end + 1;
    }

    private int endOfSet() {
        int end = at + 1;
        end += source.startsWith("^", end) ? 1 : 0;
        end += source.startsWith("]", end) ? 1 : 0;
        while (end < source.length() && source.charAt(end) != ']') {
            int close = source.startsWith("[:", end) ? source.indexOf(":]", end) : NOT_FOUND;
            end = close > 0 ? close + 2 : end + 1;
        }
        return end < source.length() ? end : NOT_FOUND;
    }

    private static String members(String inside) {
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < inside.length(); i++) {
            int close = inside.startsWith("[:", i) ? inside.indexOf(":]", i) : NOT_FOUND;
            if (close > 0) {
                members.append(named(inside.substring(i + 2, close)));
                i = close + 1;
            } else {
                char c = inside.charAt(i);
                members.append("[]\\&^".indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return members.toString();
    }

    private static String named(String name) {
        return switch (name) {
            case "space" -> "\\s";
            case "blank" -> " \\t";
            case "xdigit" -> "\\p{XDigit}";
            default -> "\\p{" + Character.toUpperCase(name.charAt(0)) + name.substring(1) + "}";
        };
    }
}
