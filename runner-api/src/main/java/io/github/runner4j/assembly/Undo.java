package io.github.runner4j.assembly;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has to be undone when a launch fails: one action for each finished stage, run in reverse. */
final class Undo {

    private final Deque<Runnable> actions = new ArrayDeque<>();

    void push(Runnable action) {
        actions.push(action);
    }

    /** Undoes everything. What fails meanwhile is suppressed into the failure that began it. */
    void unwind(Throwable failure) {
        while (!actions.isEmpty()) {
            try {
                actions.pop().run();
            } catch (RuntimeException | Error e) {
                if (e != failure) {
                    failure.addSuppressed(e);
                }
            }
        }
    }
}
