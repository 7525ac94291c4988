package io.github.runner4j.examples.process;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.OperationStoppedException;
import io.github.runner4j.spi.StageContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A lock whose waiters look again after every change, and go when their operation is stopped. */
final class Monitor {

    private static final Duration LONG = Duration.ofDays(365);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    <T> T read(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    void change(Runnable work) {
        lock.lock();
        try {
            work.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is something. */
    <T> T await(Supplier<Optional<T>> wanted, StageContext context) {
        return await(wanted, LONG, context).orElseThrow();
    }

    /** Waits until there is something, for so long at most. */
    <T> Optional<T> await(Supplier<Optional<T>> wanted, Duration most, StageContext context) {
        try (StageContext.Hook hook = context.onStop(() -> change(() -> {}))) {
            lock.lock();
            try {
                long nanos = most.toNanos();
                Optional<T> found = wanted.get();
                while (found.isEmpty() && nanos > 0) {
                    context.check();
                    nanos = changed.awaitNanos(nanos);
                    found = wanted.get();
                }
                return found;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                context.check();
                throw new OperationStoppedException(
                        Failure.of(ErrorCode.OPERATION_CANCELLED, "The operation's thread was interrupted."), e);
            } finally {
                lock.unlock();
            }
        }
    }
}
