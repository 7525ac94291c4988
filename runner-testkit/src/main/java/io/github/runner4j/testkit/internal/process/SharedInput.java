package io.github.runner4j.testkit.internal.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;

/** What several processes read, each a part: a descriptor of one of them. Closed when all have closed their own. */
public final class SharedInput extends InputStream {

    private final InputStream stream;
    private final Shares shares;
    private final AtomicBoolean closed = new AtomicBoolean();

    private SharedInput(InputStream stream, Shares shares) {
        this.stream = stream;
        this.shares = shares;
    }

    /** The first descriptor of a stream, which is closed with the last of them. */
    public static SharedInput of(InputStream stream) {
        return new SharedInput(stream, new Shares(stream));
    }

    /** A further descriptor of what a process was given; what is none yet is the giver's to close. */
    public static SharedInput share(InputStream given) {
        if (given instanceof SharedInput shared) {
            shared.shares.add();
            return new SharedInput(shared.stream, shared.shares);
        }
        return new SharedInput(given, new Shares(() -> {}));
    }

    @Override
    public int read() throws IOException {
        check();
        return stream.read();
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        check();
        return stream.read(into, from, most);
    }

    @Override
    public int available() throws IOException {
        check();
        return stream.available();
    }

    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            shares.release();
        }
    }

    private void check() throws IOException {
        if (closed.get()) {
            throw new IOException("Bad file descriptor");
        }
    }
}
