package io.github.runner4j.testkit.internal.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How many bytes of an answer have not left yet, and waiting until they are few. */
final class Backlog {

    private static final int FEW = 256 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition less = lock.newCondition();
    private long bytes;
    private boolean broken;

    /** More bytes wait; how many now. */
    long add(int more) {
        lock.lock();
        try {
            bytes += more;
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    /** Bytes have left, or never will. */
    void remove(int left) {
        lock.lock();
        try {
            bytes -= left;
            less.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** None will leave any more. */
    void close() {
        lock.lock();
        try {
            broken = true;
            less.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until few bytes are left. */
    void awaitFew() throws IOException {
        lock.lock();
        try {
            while (bytes > FEW && !broken) {
                less.await();
            }
            if (broken) {
                throw new IOException("broken pipe");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for a slow client");
        } finally {
            lock.unlock();
        }
    }
}
