package io.github.runner4j.testkit.internal.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The moment when a client is gone or its answer is over, and what is to be done then. */
final class Departure {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> actions = new ArrayList<>();
    private boolean over;

    /** Does something then; at once when it is over. */
    void then(Runnable action) {
        lock.lock();
        try {
            if (!over) {
                actions.add(action);
                return;
            }
        } finally {
            lock.unlock();
        }
        action.run();
    }

    /** It is over; what is to be done comes back once. */
    List<Runnable> happen() {
        lock.lock();
        try {
            over = true;
            List<Runnable> due = List.copyOf(actions);
            actions.clear();
            return due;
        } finally {
            lock.unlock();
        }
    }

    boolean happened() {
        lock.lock();
        try {
            return over;
        } finally {
            lock.unlock();
        }
    }
}
