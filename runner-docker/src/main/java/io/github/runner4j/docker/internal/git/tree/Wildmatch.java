package io.github.runner4j.docker.internal.git.tree;

/**
 * Git's own pattern matching. Source: gitignore(5), "Pattern format", and git's {@code wildmatch.c} for what that leaves open:
 * {@code *} stops at {@code /}, {@code **} between slashes does not, brackets never match {@code /}.
 */
final class Wildmatch {

    private static final int ABORT = -1;
    private static final int NO = 0;
    private static final int YES = 1;

    private final String pattern;
    private final String text;

    private Wildmatch(String pattern, String text) {
        this.pattern = pattern;
        this.text = text;
    }

    static boolean matches(String pattern, String text) {
        return new Wildmatch(pattern, text).match(0, 0) == YES;
    }

    private int match(int patternStart, int textStart) {
        int p = patternStart;
        int t = textStart;
        for (; p < pattern.length(); p++, t++) {
            char c = pattern.charAt(p);
            if (t >= text.length() && c != '*') {
                return ABORT;
            }
            switch (c) {
                case '*' -> {
                    return star(p, t);
                }
                case '?' -> {
                    if (text.charAt(t) == '/') {
                        return NO;
                    }
                }
                case '[' -> {
                    BracketPattern bracket = BracketPattern.parse(pattern, p);
                    if (bracket == null) {
                        return ABORT;
                    }
                    if (!bracket.matches(text.charAt(t))) {
                        return NO;
                    }
                    p = bracket.end();
                }
                default -> {
                    if (c == '\\' && p + 1 < pattern.length()) {
                        p++;
                    }
                    if (pattern.charAt(p) != text.charAt(t)) {
                        return NO;
                    }
                }
            }
        }
        return t == text.length() ? YES : NO;
    }

    private int star(int start, int textStart) {
        int p = start;
        int t = textStart;
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        boolean slashes = false;
        if (p - start >= 2) {
            boolean opens = start == 0 || pattern.charAt(start - 1) == '/';
            boolean slashFollows = p < pattern.length() && pattern.charAt(p) == '/';
            slashes = opens && (p == pattern.length() || slashFollows);
            if (slashes && slashFollows && match(p + 1, t) == YES) {
                return YES;
            }
        }
        if (p == pattern.length()) {
            return slashes || text.indexOf('/', t) < 0 ? YES : NO;
        }
        for (; t <= text.length(); t++) {
            int found = match(p, t);
            if (found != NO && (!slashes || found != ABORT)) {
                return found;
            }
            if (!slashes && t < text.length() && text.charAt(t) == '/') {
                return ABORT;
            }
        }
        return ABORT;
    }
}
