package io.github.runner4j.testkit.junit;

import io.github.runner4j.testkit.internal.leak.Leftovers;
import io.github.runner4j.testkit.internal.leak.Patience;
import java.util.ArrayList;
import java.util.List;

/**
 * One test.
 *
 * @param owner looks after it
 * @param fixtures what it has been given
 * @param before what there was before it
 */
record Watched(RunnerExtension owner, Fixtures fixtures, Leftovers before) {

    /** Closes what it was given; fails when something is left, or does not close. */
    void end(boolean containersMayStay) {
        List<String> left = new ArrayList<>();
        Ending ending = new Ending();
        ending.step(fixtures::closeRunner);
        if (!containersMayStay) {
            ending.step(() -> left.addAll(fixtures.containersInMemory()));
            ending.step(() -> left.addAll(Patience.whatStays(fixtures::containersOfDaemon)));
        }
        ending.step(fixtures::closeDocker);
        ending.step(fixtures::closeGit);
        ending.step(() -> left.addAll(before.left()));
        ending.step(() -> refuse(left));
        ending.throwFailure();
    }

    private static void refuse(List<String> left) {
        if (!left.isEmpty()) {
            throw new AssertionError("The test left behind:\n  " + String.join("\n  ", left));
        }
    }
}
