package io.github.runner4j.docker.internal.failure;

import java.util.List;
import java.util.Locale;

/**
 * A wording to look for within one line, regardless of case: {@code *} stands for anything, {@code #} for a digit, {@code ^} and
 * {@code $} for the start and the end of the line. Not a regular expression, so that no input can make it slow.
 *
 * @param pattern as written in the table
 * @param pieces what must stand in the line, in this order
 */
record Wording(String pattern, List<String> pieces) {

    static Wording of(String pattern) {
        String edged = pattern.toLowerCase(Locale.ROOT).replace('^', '\n').replace('$', '\n');
        return new Wording(pattern, List.of(edged.split("\\*")));
    }

    /**
     * Whether it stands in a line.
     *
     * @param line the line in lower case, between two line breaks
     */
    boolean standsIn(String line) {
        int from = 0;
        for (String piece : pieces) {
            int found = find(piece, line, from);
            if (found < 0) {
                return false;
            }
            from = found + piece.length();
        }
        return true;
    }

    private static int find(String piece, String line, int from) {
        if (piece.indexOf('#') < 0) {
            return line.indexOf(piece, from);
        }
        for (int at = from; at + piece.length() <= line.length(); at++) {
            if (matchesAt(piece, line, at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean matchesAt(String piece, String line, int at) {
        for (int i = 0; i < piece.length(); i++) {
            char wanted = piece.charAt(i);
            char seen = line.charAt(at + i);
            if (wanted == '#' ? !Character.isDigit(seen) : wanted != seen) {
                return false;
            }
        }
        return true;
    }
}
