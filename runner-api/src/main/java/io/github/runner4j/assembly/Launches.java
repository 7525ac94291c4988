package io.github.runner4j.assembly;

import io.github.runner4j.Operation;
import io.github.runner4j.instance.Instance;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The launches under way, and the last that failed. Those that succeeded are on the engine's books. */
final class Launches {

    private static final int FAILED_KEPT = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Launch> launches = new ArrayDeque<>();
    private boolean closed;

    /**
     * Adds a launch and begins it, unless {@link #close()} was called: whoever closes knows every launch that was begun.
     *
     * @return the launch, or nothing when it was not begun
     */
    Optional<Launch> begin(Supplier<Launch> made, Consumer<Launch> start) {
        lock.lock();
        try {
            if (closed) {
                return Optional.empty();
            }
            tidy();
            Launch launch = made.get();
            start.accept(launch);
            launches.addLast(launch);
            return Optional.of(launch);
        } finally {
            lock.unlock();
        }
    }

    List<Operation<Instance>> all() {
        return snapshot().stream().map(each -> (Operation<Instance>) each).toList();
    }

    /** Cancels the launches under way, all at once, and waits until the last one is over. */
    void cancelAll() {
        List<Launch> all = snapshot();
        all.forEach(Launch::stop);
        all.forEach(Launch::cancel);
    }

    /** Cancels everything, and begins nothing more. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        cancelAll();
    }

    private void tidy() {
        launches.removeIf(each -> each.done() && !each.failed());
        long tooMany = launches.stream().filter(Launch::failed).count() - FAILED_KEPT;
        launches.stream()
                .filter(Launch::failed)
                .limit(Math.max(0, tooMany))
                .toList()
                .forEach(launches::remove);
    }

    private List<Launch> snapshot() {
        lock.lock();
        try {
            tidy();
            return List.copyOf(launches);
        } finally {
            lock.unlock();
        }
    }
}
