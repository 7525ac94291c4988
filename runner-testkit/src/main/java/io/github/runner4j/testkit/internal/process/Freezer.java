package io.github.runner4j.testkit.internal.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Holds up the processes of a paused container: what they write, their sleeps, and the signals that are sent to them. */
final class Freezer {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition thawed = lock.newCondition();
    private final Deque<Runnable> pending = new ArrayDeque<>();
    private boolean frozen;

    void freeze() {
        lock.lock();
        try {
            frozen = true;
        } finally {
            lock.unlock();
        }
    }

    /** Lets everything go on: first what was to be done meanwhile, in its order. */
    void thaw() {
        Deque<Runnable> due;
        lock.lock();
        try {
            frozen = false;
            due = new ArrayDeque<>(pending);
            pending.clear();
            thawed.signalAll();
        } finally {
            lock.unlock();
        }
        due.forEach(Runnable::run);
    }

    /** Does something now, or once everything goes on. */
    void whenThawed(Runnable work) {
        lock.lock();
        try {
            if (frozen) {
                pending.add(work);
                return;
            }
        } finally {
            lock.unlock();
        }
        work.run();
    }

    /** Waits until everything goes on. */
    void await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (frozen) {
                thawed.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
