package io.github.runner4j.testkit.internal.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A pipe between processes: the writer waits when the reader falls behind, and learns when nobody reads any more. */
public final class Pipe {

    /** Source: pipe(7): the capacity of a pipe of Linux. */
    private static final int CAPACITY = 64 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final byte[] ring = new byte[CAPACITY];
    private int start;
    private int filled;
    private boolean finished;
    private boolean broken;
    private final SharedInput reader = SharedInput.of(new Reader());
    private final SharedOutput writer = SharedOutput.of(new Writer());

    /** The end that is read; its first descriptor. */
    public SharedInput reader() {
        return reader;
    }

    /** The end that is written to; its first descriptor. */
    public SharedOutput writer() {
        return writer;
    }

    private int take(byte[] into, int from, int most) throws InterruptedIOException {
        lock.lock();
        try {
            while (filled == 0 && !finished && !broken) {
                changed.await();
            }
            if (filled == 0) {
                return -1;
            }
            int length = Math.min(Math.min(most, filled), CAPACITY - start);
            System.arraycopy(ring, start, into, from, length);
            start = (start + length) % CAPACITY;
            filled -= length;
            changed.signalAll();
            return length;
        } catch (InterruptedException e) {
            throw interrupted();
        } finally {
            lock.unlock();
        }
    }

    private int put(byte[] bytes, int from, int most) throws IOException {
        lock.lock();
        try {
            while (filled == CAPACITY && !broken) {
                changed.await();
            }
            if (broken) {
                throw new ClosedChannelException();
            }
            int end = (start + filled) % CAPACITY;
            int length = Math.min(Math.min(most, CAPACITY - filled), CAPACITY - end);
            System.arraycopy(bytes, from, ring, end, length);
            filled += length;
            changed.signalAll();
            return length;
        } catch (InterruptedException e) {
            throw interrupted();
        } finally {
            lock.unlock();
        }
    }

    private void finish(boolean byReader) {
        lock.lock();
        try {
            broken |= byReader;
            finished |= !byReader;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("Interrupted system call");
    }

    private final class Reader extends InputStream {

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return take(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            return most == 0 ? 0 : take(into, from, most);
        }

        @Override
        public int available() {
            lock.lock();
            try {
                return filled;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            finish(true);
        }
    }

    private final class Writer extends OutputStream {

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            for (int done = 0; done < length; ) {
                done += put(bytes, from + done, length - done);
            }
        }

        @Override
        public void close() {
            finish(false);
        }
    }
}
