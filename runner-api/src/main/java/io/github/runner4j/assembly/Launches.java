package io.github.runner4j.assembly;

import io.github.runner4j.Operation;
import io.github.runner4j.instance.Instance;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The launches under way, and the last that failed. Those that succeeded are on the engine's books. */
final class Launches {

    private static final int FAILED_KEPT = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Launch> launches = new ArrayDeque<>();

    void add(Launch launch) {
        lock.lock();
        try {
            launches.removeIf(each -> each.done() && !each.failed());
            long failed = launches.stream().filter(Launch::failed).count();
            if (failed > FAILED_KEPT) {
                launches.stream().filter(Launch::failed).findFirst().ifPresent(launches::remove);
            }
            launches.addLast(launch);
        } finally {
            lock.unlock();
        }
    }

    List<Operation<Instance>> all() {
        return snapshot().stream()
                .filter(each -> !each.done() || each.failed())
                .map(each -> (Operation<Instance>) each)
                .toList();
    }

    void cancelAll() {
        snapshot().forEach(Launch::cancel);
    }

    private List<Launch> snapshot() {
        lock.lock();
        try {
            return List.copyOf(launches);
        } finally {
            lock.unlock();
        }
    }
}
