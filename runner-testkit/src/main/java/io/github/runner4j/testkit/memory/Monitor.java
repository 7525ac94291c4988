package io.github.runner4j.testkit.memory;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.OperationStoppedException;
import io.github.runner4j.spi.StageContext;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A lock whose waiters look again after every change, and go when their operation is stopped. */
final class Monitor {

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

    <T> T change(Supplier<T> work) {
        return read(() -> {
            try {
                return work.get();
            } finally {
                changed.signalAll();
            }
        });
    }

    /** Waits until there is something. */
    <T> T await(Supplier<Optional<T>> wanted, StageContext context) {
        try (StageContext.Hook hook = context.onStop(this::wake)) {
            lock.lock();
            try {
                Optional<T> found = wanted.get();
                while (found.isEmpty()) {
                    context.check();
                    changed.await();
                    found = wanted.get();
                }
                return found.get();
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

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
