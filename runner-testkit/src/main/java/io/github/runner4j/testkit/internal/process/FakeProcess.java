package io.github.runner4j.testkit.internal.process;

import io.github.runner4j.testkit.program.Processes;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One process: a thread, what it does about signals, what is closed with it, and its exit code. */
public final class FakeProcess implements Processes.Running, SharedOutput.Owner {

    private final int id;
    private volatile ProcessSpec spec;
    private final boolean shielded;
    private volatile int session;
    private final Map<Signal, Runnable> handlers = new ConcurrentHashMap<>();
    private final Set<Signal> ignored = ConcurrentHashMap.newKeySet();
    private final Deque<Closeable> open = new ConcurrentLinkedDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Thread thread;
    private volatile @Nullable Signal killer;
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Consumer<FakeProcess> gone;
    private final Freezer freezer;

    /** A process that has not begun; {@code gone} is called once, before its exit code is known. */
    FakeProcess(int id, ProcessSpec spec, boolean init, Freezer freezer, Consumer<FakeProcess> gone) {
        this.id = id;
        this.session = id;
        this.spec = spec;
        this.shielded = id == ProcessTable.FIRST && !init;
        this.gone = gone;
        this.freezer = freezer;
    }

    @Override
    public int id() {
        return id;
    }

    ProcessSpec spec() {
        return spec;
    }

    /** How it was started, with descriptors of its own for the three streams. */
    Processes.Start streams() {
        Processes.Start given = spec.start();
        return new Processes.Start(
                given.arguments(),
                given.environment(),
                given.workingDirectory(),
                closing(SharedInput.share(given.stdin())),
                closing(SharedOutput.share(given.stdout(), this)),
                closing(SharedOutput.share(given.stderr(), this)));
    }

    /** Others see it as another program from here on, which has yet to say what it does on signals. */
    Processes.Start become(ProcessSpec other) {
        spec = other;
        handlers.clear();
        return streams();
    }

    /** Its exit code, once it has ended; {@code 128 +} the number of the signal that ended it. */
    @Override
    public CompletableFuture<Integer> exit() {
        return exit.copy();
    }

    @Override
    public Optional<String> endedBy() {
        return Optional.ofNullable(killer).map(Signal::name);
    }

    @Override
    public int await() throws InterruptedException {
        try {
            return exit.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a process always has an exit code", e);
        }
    }

    /** Does what the process does about a signal: what it asked for, or what the system does; once its container goes on. */
    public void signal(Signal signal) {
        freezer.whenThawed(() -> deliver(signal));
    }

    private void deliver(Signal signal) {
        Runnable handler = handlers.get(signal);
        if (signal == Signal.KILL) {
            end(signal.exitCode(), signal);
        } else if (handler != null) {
            handler.run();
        } else if (signal.endsByDefault() && !shielded && !ignored.contains(signal)) {
            end(signal.exitCode(), signal);
        }
    }

    void onSignal(Signal signal, Runnable action) {
        ignored.remove(signal);
        handlers.put(signal, action);
    }

    void ignore(Signal signal) {
        handlers.remove(signal);
        ignored.add(signal);
    }

    void reset(Signal signal) {
        handlers.remove(signal);
        ignored.remove(signal);
    }

    /** The process that its terminal was given to. */
    int session() {
        return session;
    }

    /** Has the terminal of its parent, and ignores what that ignores. */
    void inherit(FakeProcess parent) {
        session = parent.session;
        ignored.addAll(parent.ignored);
    }

    /** Closes something with the process. */
    <T extends Closeable> T closing(T resource) {
        open.removeIf(each -> each instanceof Socket socket && socket.isClosed());
        open.push(resource);
        if (ended.get()) {
            closeAll();
        }
        return resource;
    }

    @Override
    public void beforeWriting() throws InterruptedIOException {
        try {
            freezer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the container is paused");
        }
    }

    @Override
    public void onBrokenPipe() {
        signal(Signal.PIPE);
    }

    /** This thread is the process from here on, unless that was killed before it began. */
    boolean enter() {
        lock.lock();
        try {
            thread = Thread.currentThread();
            return !ended.get();
        } finally {
            lock.unlock();
        }
    }

    /** The thread is no process any more: an interrupt that was meant for it does not reach what the thread does next. */
    void leave() {
        lock.lock();
        try {
            thread = null;
            Thread.interrupted();
        } finally {
            lock.unlock();
        }
    }

    /** Whether it has ended, though its thread may not know it yet. */
    boolean hasEnded() {
        return ended.get();
    }

    /** Ends it once: what comes later changes nothing. */
    public void end(int code) {
        end(code, null);
    }

    private void end(int code, @Nullable Signal signal) {
        if (ended.compareAndSet(false, true)) {
            killer = signal;
            interrupt(false);
            closeAll();
            gone.accept(this);
            exit.complete(code);
            interrupt(signal != null);
        }
    }

    /** Its own thread, when that is what ends it, is told last: it has to see to the end first. */
    private void interrupt(boolean own) {
        lock.lock();
        try {
            if (thread != null && own == (thread == Thread.currentThread())) {
                thread.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    private void closeAll() {
        for (Closeable each = open.poll(); each != null; each = open.poll()) {
            try {
                each.close();
            } catch (IOException e) {
                System.getLogger(FakeProcess.class.getName())
                        .log(System.Logger.Level.DEBUG, "What process " + id + " had open could not be closed", e);
            }
        }
    }
}
