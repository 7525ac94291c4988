package io.github.runner4j.docker.internal.container;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;

/** What was found of the processes of containers; that of containers not asked for in a long time is forgotten. */
final class Processes {

    private static final int MOST = 16_384;

    /**
     * A container that runs.
     *
     * @param first the number of its first process on this machine; absent when it cannot be looked at from here
     * @param cpuLimit cores it may use at most, as it was found
     */
    record Found(OptionalLong first, OptionalDouble cpuLimit) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Found> byContainer = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Found> eldest) {
            return size() > MOST;
        }
    };

    Optional<Found> find(String containerId) {
        lock.lock();
        try {
            return Optional.ofNullable(byContainer.get(containerId));
        } finally {
            lock.unlock();
        }
    }

    void remember(String containerId, Found found) {
        lock.lock();
        try {
            byContainer.put(containerId, found);
        } finally {
            lock.unlock();
        }
    }

    void forget(String containerId) {
        lock.lock();
        try {
            byContainer.remove(containerId);
        } finally {
            lock.unlock();
        }
    }
}
