package io.github.runner4j.testing;

import io.github.runner4j.spi.StageContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What in-memory ports do at named moments, such as {@code start} or {@code image.build}, besides their work; and a record of the
 * moments they reached. Safe for use by several threads.
 */
public final class Script {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Deque<Behaviour>> once = new HashMap<>();
    private final Map<String, Behaviour> always = new HashMap<>();
    private final List<String> reached = new ArrayList<>();

    /** What happens at a moment. */
    @FunctionalInterface
    public interface Behaviour {

        /** Returns to let the port go on, or throws in its place. */
        void act(StageContext context);
    }

    /** Throws something new at each time. */
    public static Behaviour fails(Supplier<? extends RuntimeException> failure) {
        return context -> {
            throw failure.get();
        };
    }

    /** Throws an error, as a port with a missing class would. */
    public static Behaviour breaks(Supplier<? extends Error> failure) {
        return context -> {
            throw failure.get();
        };
    }

    /** Does not come back until the operation is stopped. An interrupt alone does not help, as with a socket. */
    public static Behaviour blocks() {
        return context -> {
            CountDownLatch stopped = new CountDownLatch(1);
            try (StageContext.Hook hook = context.onStop(stopped::countDown)) {
                uninterruptibly(stopped);
            }
            context.check();
        };
    }

    /** Does not come back until the operation is stopped, and then returns as if nothing had happened. */
    public static Behaviour comesTooLate() {
        return context -> {
            CountDownLatch stopped = new CountDownLatch(1);
            try (StageContext.Hook hook = context.onStop(stopped::countDown)) {
                uninterruptibly(stopped);
            }
        };
    }

    /** Waits for the test. */
    public static Behaviour waitsFor(CountDownLatch latch) {
        return context -> uninterruptibly(latch);
    }

    /** Does something of the test's own. */
    public static Behaviour runs(Runnable work) {
        return context -> work.run();
    }

    /** At the next time this moment is reached; several are used up in order. */
    public Script once(String moment, Behaviour behaviour) {
        return locked(() -> {
            once.computeIfAbsent(moment, name -> new ArrayDeque<>()).add(behaviour);
            return this;
        });
    }

    /** Each time this moment is reached. */
    public Script always(String moment, Behaviour behaviour) {
        return locked(() -> {
            always.put(moment, behaviour);
            return this;
        });
    }

    /** From here on nothing happens at this moment any more. */
    public Script never(String moment) {
        return locked(() -> {
            once.remove(moment);
            always.remove(moment);
            return this;
        });
    }

    /** Called by the ports. */
    public void reach(String moment, StageContext context) {
        Behaviour behaviour = locked(() -> {
            reached.add(moment);
            changed.signalAll();
            Deque<Behaviour> next = once.get(moment);
            return next != null && !next.isEmpty() ? next.poll() : always.getOrDefault(moment, nothing -> {});
        });
        behaviour.act(context);
    }

    /** The moments reached so far, in order. */
    public List<String> reached() {
        return locked(() -> List.copyOf(reached));
    }

    /** How often a moment was reached. */
    public int count(String moment) {
        return (int) reached().stream().filter(moment::equals).count();
    }

    /** Waits until a moment has been reached so often; throws when that takes longer than 10 s. */
    public void await(String moment, int times) {
        locked(() -> {
            long nanos = Duration.ofSeconds(10).toNanos();
            try {
                while (reached.stream().filter(moment::equals).count() < times) {
                    if (nanos <= 0) {
                        throw new IllegalStateException(moment + " was not reached, only " + reached);
                    }
                    nanos = changed.awaitNanos(nanos);
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
            return this;
        });
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private static void uninterruptibly(CountDownLatch latch) {
        boolean flagged = false;
        while (true) {
            try {
                if (!latch.await(60, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody ended this wait");
                }
                break;
            } catch (InterruptedException e) {
                flagged = true;
            }
        }
        if (flagged) {
            Thread.currentThread().interrupt();
        }
    }
}
