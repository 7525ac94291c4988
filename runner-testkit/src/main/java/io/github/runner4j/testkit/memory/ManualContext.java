package io.github.runner4j.testkit.memory;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.OperationStoppedException;
import io.github.runner4j.spi.StageContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A context that lasts until a test stops it, and that keeps what it was told. Like that of a runner, it interrupts the thread
 * inside {@link #run} when it is stopped, and lets no late interrupt out of it. Its time does not pass. Safe for use by several
 * threads.
 */
public final class ManualContext implements StageContext {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final Duration remaining;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Object, Runnable> hooks = new LinkedHashMap<>();
    private final List<String> progress = new CopyOnWriteArrayList<>();
    private final List<String> output = new CopyOnWriteArrayList<>();
    private volatile @Nullable String fatal;
    private @Nullable Thread inside;
    private boolean stopped;
    private boolean interrupted;

    private ManualContext(Duration remaining) {
        this.remaining = remaining;
    }

    /**
     * A context with five minutes left.
     *
     * @return a new context
     */
    public static ManualContext create() {
        return lasting(LONG);
    }

    /**
     * A context with a time left that stays the same.
     *
     * @param remaining the time left
     * @return a new context
     */
    public static ManualContext lasting(Duration remaining) {
        return new ManualContext(remaining);
    }

    /**
     * A context that is stopped already.
     *
     * @return a new context
     */
    public static ManualContext ended() {
        ManualContext context = create();
        context.stop();
        return context;
    }

    /**
     * Does something on this thread, which is interrupted when the context is stopped meanwhile. One thread at a time.
     *
     * @param work what to do
     * @param <T> what it results in
     * @return the result
     */
    public <T> T run(Supplier<T> work) {
        enter();
        try {
            return work.get();
        } finally {
            leave();
        }
    }

    private void enter() {
        lock.lock();
        try {
            inside = Thread.currentThread();
            if (stopped) {
                interrupt(inside);
            }
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            inside = null;
            if (interrupted) {
                interrupted = false;
                Thread.interrupted();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Stops the operation, as a cancel or the end of its time does. Once is enough. */
    public void stop() {
        List<Runnable> all;
        lock.lock();
        try {
            if (stopped) {
                return;
            }
            stopped = true;
            all = List.copyOf(hooks.values());
            if (inside != null) {
                interrupt(inside);
            }
        } finally {
            lock.unlock();
        }
        all.forEach(Runnable::run);
    }

    /**
     * Stops the operation by itself as soon as it tells of something.
     *
     * @param beginning how the progress or the line of output begins
     * @return this
     */
    public ManualContext stopAt(String beginning) {
        fatal = beginning;
        return this;
    }

    private void told(String what) {
        String beginning = fatal;
        if (beginning != null && what.startsWith(beginning)) {
            stop();
        }
    }

    private void interrupt(Thread thread) {
        interrupted = true;
        thread.interrupt();
    }

    /**
     * How many hooks are registered now.
     *
     * @return the number; zero after every call that cleans up behind itself
     */
    public int hooks() {
        lock.lock();
        try {
            return hooks.size();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The progress that was told so far.
     *
     * @return entries of the form {@code receiving objects 3/7}, in order
     */
    public List<String> progressLines() {
        return List.copyOf(progress);
    }

    /**
     * The output that was passed on so far.
     *
     * @return the lines, in order
     */
    public List<String> outputLines() {
        return List.copyOf(output);
    }

    @Override
    public Duration remaining() {
        return stopped() ? Duration.ZERO : remaining;
    }

    @Override
    public boolean stopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void check() {
        if (stopped()) {
            throw new OperationStoppedException(
                    Failure.of(ErrorCode.OPERATION_CANCELLED, "The operation was cancelled by the test."), null);
        }
    }

    @Override
    public Hook onStop(Runnable abort) {
        lock.lock();
        try {
            if (!stopped) {
                Object registration = new Object();
                hooks.put(registration, abort);
                return () -> forget(registration);
            }
        } finally {
            lock.unlock();
        }
        abort.run();
        return () -> {};
    }

    private void forget(Object registration) {
        lock.lock();
        try {
            hooks.remove(registration);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void progress(String what, long done, long total) {
        progress.add(what + " " + done + "/" + total);
        told(what);
    }

    @Override
    public void output(String line) {
        output.add(line);
        told(line);
    }
}
