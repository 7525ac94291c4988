package io.github.runner4j.testkit.internal.userland;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Patterns of file names and of the shell: {@code *}, {@code ?}, {@code [a-z]}, with a backslash before what is meant as it is. */
public final class Glob {

    private static final String SPECIAL = "*?[";
    private static final Map<String, String> CLASSES = Map.ofEntries(
            Map.entry("alpha", "\\p{Alpha}"),
            Map.entry("digit", "0-9"),
            Map.entry("alnum", "\\p{Alnum}"),
            Map.entry("upper", "\\p{Upper}"),
            Map.entry("lower", "\\p{Lower}"),
            Map.entry("space", "\\s"),
            Map.entry("blank", " \\t"),
            Map.entry("punct", "\\p{Punct}"),
            Map.entry("print", "\\p{Print}"),
            Map.entry("graph", "\\p{Graph}"),
            Map.entry("cntrl", "\\p{Cntrl}"),
            Map.entry("xdigit", "\\p{XDigit}"));

    private Glob() {}

    /** The pattern as a regular expression; without an own meaning of dots and slashes. */
    public static Pattern compile(String glob) {
        StringBuilder regex = new StringBuilder();
        int at = 0;
        while (at < glob.length()) {
            char c = glob.charAt(at);
            if (c == '*') {
                regex.append(".*");
            } else if (c == '?') {
                regex.append('.');
            } else if (c == '[' && endOfSet(glob, at) > 0) {
                int end = endOfSet(glob, at);
                regex.append(set(glob.substring(at + 1, end)));
                at = end;
            } else {
                if (c == '\\' && at + 1 < glob.length()) {
                    at++;
                }
                regex.append(Pattern.quote(String.valueOf(glob.charAt(at))));
            }
            at++;
        }
        return compiled(regex.toString(), glob);
    }

    /** Whether a pattern can match anything but itself. */
    public static boolean isPattern(String glob) {
        for (int at = 0; at < glob.length(); at++) {
            char c = glob.charAt(at);
            if (c == '\\') {
                at++;
            } else if (SPECIAL.indexOf(c) >= 0 && (c != '[' || endOfSet(glob, at) > 0)) {
                return true;
            }
        }
        return false;
    }

    /** A pattern that matches the text alone. */
    public static String quote(String text) {
        return text.replaceAll("[\\\\*?\\[\\]]", "\\\\$0");
    }

    /** The text that a pattern without anything special matches. */
    public static String unquote(String glob) {
        return glob.replaceAll("\\\\(.)", "$1");
    }

    /** Where a set that begins here ends; -1 when it does not. */
    private static int endOfSet(String glob, int start) {
        int at = start + 1;
        if (at < glob.length() && (glob.charAt(at) == '!' || glob.charAt(at) == '^')) {
            at++;
        }
        int first = at;
        while (at < glob.length()) {
            char c = glob.charAt(at);
            if (c == ']' && at > first) {
                return at;
            } else if (c == '[' && glob.startsWith("[:", at) && glob.indexOf(":]", at) > 0) {
                at = glob.indexOf(":]", at) + 1;
            } else if (c == '\\') {
                at++;
            }
            at++;
        }
        return -1;
    }

    private static String set(String inside) {
        StringBuilder set = new StringBuilder("[");
        int at = 0;
        if (inside.startsWith("!") || inside.startsWith("^")) {
            set.append('^');
            at = 1;
        }
        while (at < inside.length()) {
            char c = inside.charAt(at);
            int end = inside.startsWith("[:", at) ? inside.indexOf(":]", at) : -1;
            if (end > 0) {
                set.append(CLASSES.getOrDefault(inside.substring(at + 2, end), "&&[^\\s\\S]"));
                at = end + 2;
                continue;
            }
            if (c == '\\' && at + 1 < inside.length()) {
                at++;
                c = inside.charAt(at);
                set.append(Character.isLetterOrDigit(c) ? "" : "\\").append(c);
            } else {
                set.append("[]\\&^".indexOf(c) >= 0 ? "\\" : "").append(c);
            }
            at++;
        }
        return set.append(']').toString();
    }

    private static Pattern compiled(String regex, String glob) {
        try {
            return Pattern.compile(regex, Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            return Pattern.compile(Pattern.quote(glob));
        }
    }
}
