package io.github.runner4j.monitoring;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Does so many things at once and no more; what is too many waits for its turn. */
final class Crew implements Executor {

    private final Executor workers;
    private final int size;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int busy;
    private boolean dismissed;

    Crew(Executor workers, int size) {
        this.workers = workers;
        this.size = size;
    }

    /** Does something soon; nothing any more once dismissed. The task must not throw. */
    @Override
    public void execute(Runnable task) {
        lock.lock();
        try {
            if (dismissed) {
                return;
            }
            waiting.add(task);
            if (busy < size) {
                workers.execute(this::work);
                busy++;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Forgets what waits. What is under way goes on. */
    void dismiss() {
        lock.lock();
        try {
            dismissed = true;
            waiting.clear();
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        for (Runnable task = next(); task != null; task = next()) {
            task.run();
        }
    }

    private @Nullable Runnable next() {
        lock.lock();
        try {
            Runnable task = waiting.poll();
            if (task == null) {
                busy--;
            }
            return task;
        } finally {
            lock.unlock();
        }
    }
}
