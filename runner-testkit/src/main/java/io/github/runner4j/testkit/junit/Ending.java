package io.github.runner4j.testkit.junit;

import org.jspecify.annotations.Nullable;

/** The steps by which a test ends: each is taken, whatever became of those before it. The first failure holds the others. */
final class Ending {

    private @Nullable Throwable first;

    void step(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            if (first == null) {
                first = e;
            } else {
                first.addSuppressed(e);
            }
        }
    }

    void throwFailure() {
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof RuntimeException exception) {
            throw exception;
        }
    }
}
