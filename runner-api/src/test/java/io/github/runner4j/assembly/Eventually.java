package io.github.runner4j.assembly;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what another thread is about to do, for at most 10 s. */
final class Eventually {

    private static final long LIMIT_NANOS = 10_000_000_000L;
    private static final long PAUSE_NANOS = 1_000_000;

    private Eventually() {}

    static void holds(BooleanSupplier condition, Supplier<String> otherwise) {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError(otherwise.get());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
