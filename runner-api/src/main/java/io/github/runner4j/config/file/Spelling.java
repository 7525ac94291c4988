package io.github.runner4j.config.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
final class Spelling {

    /** Longer "words" are no misspelt ones, and comparing them would cost time. */
    private static final int LONGEST = 40;

    private Spelling() {}

    /** The nearest of the words, if it is near: one slip in three letters or so. */
    static Optional<String> nearest(String written, Collection<String> words) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String lower = simple(written);
        return words.stream()
                .filter(word -> distance(lower, simple(word)) <= Math.max(1, Math.min(3, word.length() / 3)))
                .min(Comparator.comparingInt(word -> distance(lower, simple(word))));
    }

    /** {@code health_check} and {@code healthcheck} are no slips of {@code healthCheck} but other habits. */
    static String simple(String word) {
        return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** Letters to add, drop or change, or neighbours to swap, to make one word of the other. */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
