package io.github.runner4j.docker.internal.git.tree;

import org.jspecify.annotations.Nullable;

/** A set of characters in brackets. */
final class BracketPattern {

    private final String pattern;
    private final int start;
    private int end;

    private BracketPattern(String pattern, int start) {
        this.pattern = pattern;
        this.start = start;
    }

    /** Reads the brackets that open at a place; null when they do not close. */
    static @Nullable BracketPattern parse(String pattern, int at) {
        int first = at + 1;
        if (first < pattern.length() && (pattern.charAt(first) == '!' || pattern.charAt(first) == '^')) {
            first++;
        }
        BracketPattern bracket = new BracketPattern(pattern, at);
        for (int i = first; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == ']' && i > first) {
                bracket.end = i;
                return bracket;
            }
            if (c == '\\') {
                i++;
            } else if (c == '[' && i + 1 < pattern.length() && pattern.charAt(i + 1) == ':') {
                int close = pattern.indexOf(":]", i + 2);
                i = close < 0 ? i : close + 1;
            }
        }
        return null;
    }

    /** Where the closing bracket is. */
    int end() {
        return end;
    }

    boolean matches(char c) {
        int i = start + 1;
        boolean negated = pattern.charAt(i) == '!' || pattern.charAt(i) == '^';
        return c != '/' && contains(negated ? i + 1 : i, c) != negated;
    }

    private boolean contains(int first, char c) {
        int i = first;
        while (i < end) {
            if (pattern.startsWith("[:", i) && pattern.indexOf(":]", i + 2) > 0) {
                int close = pattern.indexOf(":]", i + 2);
                if (inClass(pattern.substring(i + 2, close), c)) {
                    return true;
                }
                i = close + 2;
                continue;
            }
            i += pattern.charAt(i) == '\\' ? 1 : 0;
            char low = pattern.charAt(i);
            char high = low;
            if (i + 2 < end && pattern.charAt(i + 1) == '-') {
                i += pattern.charAt(i + 2) == '\\' ? 3 : 2;
                high = pattern.charAt(i);
            }
            if (low <= c && c <= high) {
                return true;
            }
            i++;
        }
        return false;
    }

    private static boolean inClass(String name, char c) {
        boolean ascii = c < 128;
        return switch (name) {
            case "alnum" -> ascii && Character.isLetterOrDigit(c);
            case "alpha" -> ascii && Character.isLetter(c);
            case "blank" -> c == ' ' || c == '\t';
            case "cntrl" -> c < 32 || c == 127;
            case "digit" -> c >= '0' && c <= '9';
            case "graph" -> c > 32 && c < 127;
            case "lower" -> c >= 'a' && c <= 'z';
            case "print" -> c >= 32 && c < 127;
            case "punct" -> c > 32 && c < 127 && !Character.isLetterOrDigit(c);
            case "space" -> c == ' ' || (c >= 9 && c <= 13);
            case "upper" -> c >= 'A' && c <= 'Z';
            case "xdigit" -> Character.digit(c, 16) >= 0 && ascii;
            default -> false;
        };
    }
}
