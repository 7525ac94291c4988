package io.github.runner4j.testkit.internal.process;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/** What a process writes waits while its container is paused. */
final class FreezableOutput extends OutputStream {

    private final OutputStream target;
    private final Freezer freezer;

    FreezableOutput(OutputStream target, Freezer freezer) {
        this.target = target;
        this.freezer = freezer;
    }

    @Override
    public void write(int single) throws IOException {
        await();
        target.write(single);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        await();
        target.write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
        target.flush();
    }

    @Override
    public void close() throws IOException {
        target.close();
    }

    private void await() throws InterruptedIOException {
        try {
            freezer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the container is paused");
        }
    }
}
