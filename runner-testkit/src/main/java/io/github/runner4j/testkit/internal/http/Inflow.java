package io.github.runner4j.testkit.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What a client sends, from the event loop to whoever reads it: the client is held up when the reader does not keep up. */
final class Inflow extends InputStream {

    /** Holds the client up, or lets it go on. */
    interface Valve {
        void open(boolean open);
    }

    private static final int HIGH = 256 * 1024;
    private static final int LOW = 64 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<byte[]> queue = new ArrayDeque<>();
    private final BooleanSupplier onFirstRead;
    private final Valve valve;
    private int offset;
    private int held;
    private boolean shut;
    private boolean read;
    private boolean admitted;
    private boolean discarding;
    private boolean ended;
    private @Nullable String broken;

    /** The reader has to wait for admission when it is not let in upon its first reading. */
    Inflow(BooleanSupplier onFirstRead, Valve valve) {
        this.onFirstRead = onFirstRead;
        this.valve = valve;
    }

    /** More has come. */
    void offer(byte[] bytes) {
        lock.lock();
        try {
            if (discarding || bytes.length == 0) {
                return;
            }
            queue.add(bytes);
            held += bytes.length;
            if (held > HIGH && !shut) {
                shut = true;
                valve.open(false);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** No more will come. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** More should have come, and does not. */
    void fail(String reason) {
        lock.lock();
        try {
            if (!ended || (read && !admitted)) {
                broken = reason;
                end();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The reader may go on. */
    void admit() {
        lock.lock();
        try {
            admitted = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody reads any more: what is there and what comes is thrown away. */
    void discard() {
        lock.lock();
        try {
            discarding = true;
            queue.clear();
            held = 0;
            offset = 0;
            reopen();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether all has come, though perhaps not all is read. */
    boolean complete() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        lock.lock();
        try {
            if (!read) {
                read = true;
                admitted |= onFirstRead.getAsBoolean();
            }
            awaitBytes();
            return queue.isEmpty() ? -1 : take(buffer, from, length);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int available() {
        lock.lock();
        try {
            return held;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        discard();
    }

    private void awaitBytes() throws IOException {
        try {
            while (!discarding && broken == null && (!admitted || (queue.isEmpty() && !ended))) {
                changed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for the client");
        }
        if (broken != null && (queue.isEmpty() || !admitted)) {
            throw new IOException(broken);
        }
    }

    private int take(byte[] buffer, int from, int length) {
        byte[] first = queue.element();
        int taken = Math.min(length, first.length - offset);
        System.arraycopy(first, offset, buffer, from, taken);
        offset += taken;
        held -= taken;
        if (offset == first.length) {
            queue.remove();
            offset = 0;
        }
        if (held < LOW) {
            reopen();
        }
        return taken;
    }

    private void reopen() {
        if (shut) {
            shut = false;
            valve.open(true);
        }
    }
}
