package io.github.runner4j.testkit.internal.golang;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Patterns for paths as in Go's {@code path.Match}: neither {@code *} nor {@code ?} stands for a slash. */
public final class Glob {

    private final String text;
    private final StringBuilder regex = new StringBuilder();
    private int at;

    private Glob(String text) {
        this.text = text;
    }

    /** The pattern as a regular expression for whole texts; nothing when it has an error. */
    public static Optional<Pattern> compile(String pattern) {
        Glob glob = new Glob(pattern);
        try {
            return glob.translate() ? Optional.of(Pattern.compile(glob.regex.toString())) : Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /** Whether a text has something in it that stands for other text. */
    public static boolean isPattern(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if ("*?[".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private boolean translate() {
        boolean fine = true;
        while (fine && at < text.length()) {
            char c = text.charAt(at++);
            switch (c) {
                case '*' -> regex.append("[^/]*");
                case '?' -> regex.append("[^/]");
                case '[' -> fine = range();
                case '\\' -> fine = literal();
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return fine;
    }

    private boolean literal() {
        if (at == text.length()) {
            return false;
        }
        regex.append(Pattern.quote(String.valueOf(text.charAt(at++))));
        return true;
    }

    private boolean range() {
        regex.append('[');
        if (at < text.length() && text.charAt(at) == '^') {
            at++;
            regex.append('^');
        }
        int first = at;
        while (at < text.length() && (text.charAt(at) != ']' || at == first)) {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                c = text.charAt(at++);
            } else if (c == '-') {
                regex.append(at - 1 == first ? "" : "-");
                continue;
            }
            regex.append("[]^-&\\".indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        regex.append(']');
        return at++ < text.length() && at - 1 > first;
    }
}
