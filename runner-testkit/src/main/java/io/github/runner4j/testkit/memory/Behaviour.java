package io.github.runner4j.testkit.memory;

import io.github.runner4j.spi.StageContext;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What happens at a moment, in place of what a port would do or before it. */
@FunctionalInterface
public interface Behaviour {

    /** Goes on at once. */
    Behaviour NOTHING = context -> {};

    /**
     * Returns to let the port go on, or throws in its place.
     *
     * @param context that of the call
     */
    void act(StageContext context);

    /**
     * Throws something new each time.
     *
     * @param failure makes what is thrown
     * @return the behaviour
     */
    static Behaviour fails(Supplier<? extends RuntimeException> failure) {
        return context -> {
            throw failure.get();
        };
    }

    /**
     * Does not come back until the operation is stopped. An interrupt alone does not help, as with a socket.
     *
     * @return the behaviour
     */
    static Behaviour blocks() {
        return context -> {
            comesTooLate().act(context);
            context.check();
        };
    }

    /**
     * Does not come back until the operation is stopped, and then goes on as if nothing had happened.
     *
     * @return the behaviour
     */
    static Behaviour comesTooLate() {
        return context -> {
            CountDownLatch stopped = new CountDownLatch(1);
            try (StageContext.Hook hook = context.onStop(stopped::countDown)) {
                waitsFor(stopped).act(context);
            }
        };
    }

    /**
     * Waits for the test.
     *
     * @param latch what it waits for; for at most one minute
     * @return the behaviour
     */
    static Behaviour waitsFor(CountDownLatch latch) {
        return context -> {
            boolean interrupted = false;
            while (true) {
                try {
                    if (!latch.await(1, TimeUnit.MINUTES)) {
                        throw new IllegalStateException("Nobody ended this wait within a minute.");
                    }
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
