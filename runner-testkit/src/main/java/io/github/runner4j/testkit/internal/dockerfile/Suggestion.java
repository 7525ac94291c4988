package io.github.runner4j.testkit.internal.dockerfile;

import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;

/** The word that was probably meant. */
final class Suggestion {

    /** Source: {@code suggest.WrapError} of BuildKit. */
    private static final int TOO_FAR = 3;

    private Suggestion() {}

    /** {@code " (did you mean WORD?)"}; empty when nothing is near. */
    static String of(String word, Collection<String> known, boolean exact) {
        String best = "";
        int distance = TOO_FAR;
        for (String each : new TreeSet<>(known)) {
            int far = distance(exact ? word : word.toLowerCase(Locale.ROOT), each);
            if (far < distance) {
                best = each;
                distance = far;
            }
        }
        boolean capitals = !exact && word.equals(word.toUpperCase(Locale.ROOT));
        String meant = capitals ? best.toUpperCase(Locale.ROOT) : best;
        return best.isEmpty() || distance == 0 ? "" : " (did you mean " + meant + "?)";
    }

    /** How many letters are to be added, taken away or changed. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
