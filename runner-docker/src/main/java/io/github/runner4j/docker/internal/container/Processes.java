package io.github.runner4j.docker.internal.container;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The first process of each container, as far as it is known; that of containers not asked for in a long time is forgotten. */
final class Processes {

    private static final int MOST = 16_384;
    private static final long ELSEWHERE = -1;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Long> byContainer = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };

    /** Its number on this machine. */
    Optional<Long> known(String containerId) {
        return find(containerId).filter(process -> process != ELSEWHERE);
    }

    /** Whether it was found to be no process that can be looked at from here. */
    boolean elsewhere(String containerId) {
        return find(containerId).filter(process -> process == ELSEWHERE).isPresent();
    }

    void remember(String containerId, long process) {
        lock.lock();
        try {
            byContainer.put(containerId, process);
        } finally {
            lock.unlock();
        }
    }

    void rememberElsewhere(String containerId) {
        remember(containerId, ELSEWHERE);
    }

    void forget(String containerId) {
        lock.lock();
        try {
            byContainer.remove(containerId);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Long> find(String containerId) {
        lock.lock();
        try {
            return Optional.ofNullable(byContainer.get(containerId));
        } finally {
            lock.unlock();
        }
    }
}
