package io.github.runner4j.testkit.internal.stdio;

import io.github.runner4j.testkit.internal.http.Hijacked;
import io.github.runner4j.testkit.internal.http.Outlet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** A client on a connection that was taken over, joined to a process. */
public final class Attachment implements Sink {

    private static final int BUFFER = 8192;

    private final Stdio stdio;
    private final AttachSpec spec;
    private final CompletableFuture<Hijacked> connection = new CompletableFuture<>();
    private final List<Consumer<Outlet>> early = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();

    public Attachment(Stdio stdio, AttachSpec spec) {
        this.stdio = stdio;
        this.spec = spec;
    }

    /**
     * From here on the client gets what the process writes, if only once it is connected. Call it before the client knows, and before
     * the process starts, so that nothing is missed.
     */
    public void begin() {
        stdio.attach(this, spec.logs(), spec.stream());
    }

    /** The client is there, and is sent what has come so far. */
    public void connect(Hijacked client) {
        lock.lock();
        try {
            connection.complete(client);
            early.forEach(each -> each.accept(client.out()));
            early.clear();
        } finally {
            lock.unlock();
        }
    }

    private void send(Consumer<Outlet> what) {
        lock.lock();
        try {
            if (connection.isDone()) {
                what.accept(connection.join().out());
            } else {
                early.add(what);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Passes on what the client sends until it sends no more, leaves, or the process has ended; returns at once when it sends
     * nothing to the process. Blocks its thread.
     *
     * @return whether the client left by its detach keys
     */
    public boolean pump() throws InterruptedException {
        if (!spec.stdin() || !spec.stream()) {
            return false;
        }
        Pipe stdin = stdio.input();
        boolean detached = false;
        try {
            detached = copy(connection.join().in(), stdin);
        } catch (IOException e) {
            // The client is gone: as if it had closed its half.
            detached = false;
        } finally {
            leaveStdin(stdin, detached);
        }
        return detached;
    }

    /** Tells the client why there is no process, and ends. */
    public void complain(String message) {
        byte[] bytes = (message + "\r\n").getBytes(StandardCharsets.UTF_8);
        leave();
        send(out -> out.write(stdio.spec().tty() ? bytes : Frames.frame(StdStream.STDOUT, bytes)));
        send(Outlet::finish);
    }

    /** The client is gone. */
    public void leave() {
        stdio.leave(this);
    }

    @Override
    public void output(StdStream stream, byte[] bytes) {
        if (spec.wants(stream)) {
            send(out -> out.write(stdio.spec().tty() ? bytes : Frames.frame(stream, bytes)));
        }
    }

    @Override
    public void end() {
        send(Outlet::finish);
    }

    private boolean copy(InputStream from, Pipe stdin) throws IOException, InterruptedException {
        DetachFilter filter = new DetachFilter(spec.detachKeys());
        byte[] buffer = new byte[BUFFER];
        for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
            boolean tty = stdio.spec().tty();
            byte[] passed = tty ? filter.pass(buffer, length) : Arrays.copyOf(buffer, length);
            stdio.input(stdin, passed);
            if (filter.detached()) {
                return true;
            }
        }
        return false;
    }

    /** Source: {@code CopyStreams} of the engine's stream package: only an input that is opened once ends with its client. */
    private void leaveStdin(Pipe stdin, boolean detached) {
        if (!detached && stdio.spec().stdinOnce() && !stdio.spec().tty()) {
            stdin.finish();
        } else {
            leave();
            send(Outlet::finish);
        }
    }
}
