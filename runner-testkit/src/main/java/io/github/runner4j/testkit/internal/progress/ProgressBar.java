package io.github.runner4j.testkit.internal.progress;

import io.github.runner4j.testkit.internal.golang.GoSize;

/** A bar of characters, and two sizes after it. Source: {@code JSONProgress.String} of the engine. */
final class ProgressBar {

    private static final int WIDTH = 50;

    private ProgressBar() {}

    static String of(long current, long total) {
        if (total <= 0) {
            return current <= 0 ? "" : String.format("%8s", GoSize.format(current));
        }
        int done = (int) Math.min(WIDTH, (long) ((double) current / total * 2 * WIDTH) / 2);
        String bar = "[" + "=".repeat(done) + ">" + " ".repeat(WIDTH - done) + "] ";
        String left = String.format("%8s", GoSize.format(current));
        return bar + (current > total ? left : left + "/" + GoSize.format(total));
    }
}
