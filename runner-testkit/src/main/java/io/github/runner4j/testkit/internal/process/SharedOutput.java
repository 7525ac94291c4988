package io.github.runner4j.testkit.internal.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Where several processes write to: a descriptor of one of them. Closed when all have closed their own. Who writes to a pipe
 * that nobody reads gets a signal.
 */
public final class SharedOutput extends OutputStream {

    /** The process whose descriptor it is. */
    interface Owner {

        /** Waits while the process must not write. */
        void beforeWriting() throws IOException;

        /** Nobody reads the pipe any more. */
        void onBrokenPipe();
    }

    private final OutputStream stream;
    private final Shares shares;
    private final @Nullable Owner owner;
    private final AtomicBoolean closed = new AtomicBoolean();

    private SharedOutput(OutputStream stream, Shares shares, @Nullable Owner owner) {
        this.stream = stream;
        this.shares = shares;
        this.owner = owner;
    }

    /** The first descriptor of a stream, which is closed with the last of them. */
    public static SharedOutput of(OutputStream stream) {
        return new SharedOutput(stream, new Shares(stream), null);
    }

    /** A further descriptor of what a process was given; what is none yet is the giver's to close. */
    static SharedOutput share(OutputStream given, @Nullable Owner owner) {
        if (given instanceof SharedOutput shared) {
            shared.shares.add();
            return new SharedOutput(shared.stream, shared.shares, owner);
        }
        return new SharedOutput(given, new Shares(() -> {}), owner);
    }

    /** A further descriptor of what this process was given; what is none yet is the giver's to close. */
    public static SharedOutput share(OutputStream given) {
        return share(given, given instanceof SharedOutput shared ? shared.owner : null);
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (closed.get()) {
            throw new IOException("Bad file descriptor");
        }
        if (owner != null) {
            owner.beforeWriting();
        }
        try {
            stream.write(bytes, from, length);
            stream.flush();
        } catch (ClosedChannelException e) {
            if (owner != null) {
                owner.onBrokenPipe();
            }
            throw new IOException("Broken pipe", e);
        }
    }

    @Override
    public void flush() throws IOException {
        // Each write is passed on at once.
    }

    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            shares.release();
        }
    }
}
