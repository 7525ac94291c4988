package io.github.runner4j.testkit.internal.stdio;

import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What is written at one end is read at the other; the writer waits when the reader falls behind. */
final class Pipe extends InputStream {

    /** Source: pipe(7): the capacity of a pipe of Linux. */
    private static final int CAPACITY = 64 * 1024;

    /** Stands for an end that is none for good. */
    private static final byte[] END = new byte[0];

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<byte[]> chunks = new ArrayDeque<>();
    private int offset;
    private int waiting;
    private boolean closed;
    private boolean broken;

    /** Hands over bytes that nobody changes afterwards; they are lost once either end is closed. */
    void write(byte[] bytes) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting >= CAPACITY && !closed && !broken) {
                changed.await();
            }
            if (bytes.length > 0 && !closed && !broken) {
                chunks.add(bytes);
                waiting += bytes.length;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The reader finds an end once, and may read on after it, as a terminal has it. */
    void writeEnd() {
        lock.lock();
        try {
            chunks.add(END);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more will be written. */
    void finish() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody will read any more. */
    @Override
    public void close() {
        lock.lock();
        try {
            broken = true;
            chunks.clear();
            waiting = 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int available() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read() throws InterruptedIOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int most) throws InterruptedIOException {
        if (most == 0) {
            return 0;
        }
        lock.lock();
        try {
            while (chunks.isEmpty() && !closed && !broken) {
                changed.await();
            }
            return chunks.isEmpty() ? -1 : take(into, from, most);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading");
        } finally {
            lock.unlock();
        }
    }

    private int take(byte[] into, int from, int most) {
        byte[] first = chunks.getFirst();
        if (first == END) {
            chunks.removeFirst();
            return -1;
        }
        int length = Math.min(most, first.length - offset);
        System.arraycopy(first, offset, into, from, length);
        offset += length;
        if (offset == first.length) {
            chunks.removeFirst();
            offset = 0;
        }
        waiting -= length;
        changed.signalAll();
        return length;
    }
}
