package io.github.runner4j.testkit.internal.leak;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Looks again and again, because what ends takes a moment to be gone. */
public final class Patience {

    private static final Duration TO_END = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private Patience() {}

    /** What is still there after two seconds; nothing as soon as there is nothing. */
    public static <C extends Collection<?>> C whatStays(Supplier<C> look) {
        long end = System.nanoTime() + TO_END.toNanos();
        C found = look.get();
        while (!found.isEmpty() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            found = look.get();
        }
        return found;
    }
}
