package io.github.runner4j.assembly;

import io.github.runner4j.container.ContainerException;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Evidence;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.OperationStoppedException;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.spi.StageContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work that has a limit of time and can be cancelled. A bound inside another one ends with it. Stopping runs the hooks and
 * interrupts the thread that is inside {@link #run}; a late interrupt never reaches that thread after it has left.
 */
final class Bound implements StageContext, AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(Bound.class.getName());

    private final String what;
    private final Duration limit;
    private final String limitName;
    private final StageSink sink;
    private final @Nullable Bound parent;
    private final long endNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Object, Runnable> hooks = new LinkedHashMap<>();
    private final Hook parentHook;
    private final Future<?> alarm;
    private @Nullable Thread inside;
    private @Nullable ErrorCode reason;
    private boolean interrupted;

    private Bound(
            String what,
            Duration limit,
            String limitName,
            StageSink sink,
            @Nullable Bound parent,
            ScheduledExecutorService timer) {
        this.what = what;
        this.limit = limit;
        this.limitName = limitName;
        this.sink = sink;
        this.parent = parent;
        this.endNanos = System.nanoTime() + Words.nanos(limit);
        this.alarm = alarm(timer);
        this.parentHook = parent == null ? () -> {} : parent.onStop(() -> stop(ErrorCode.OPERATION_CANCELLED));
    }

    /**
     * A bound that nothing encloses.
     *
     * @param what what is done, as the subject of a sentence: {@code The launch of hello-api}
     * @param limit how long it may take
     * @param limitName where the limit comes from, for the message
     * @param timer tells when the time is over
     */
    static Bound of(String what, Duration limit, String limitName, ScheduledExecutorService timer) {
        return new Bound(what, limit, limitName, StageSink.NONE, null, timer);
    }

    /** A part of this work with a limit of its own. */
    Bound part(
            String part, Duration partLimit, String partLimitName, StageSink partSink, ScheduledExecutorService timer) {
        return new Bound(part, partLimit, partLimitName, partSink, this, timer);
    }

    /** A part of this work that may take as long as the whole. */
    Bound part(String part, StageSink partSink, ScheduledExecutorService timer) {
        return new Bound(part, limit, limitName, partSink, this, timer);
    }

    private Future<?> alarm(ScheduledExecutorService timer) {
        try {
            return timer.schedule(
                    () -> stop(ErrorCode.DOCKER_OPERATION_TIMEOUT), Words.nanos(limit), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            throw new ContainerException(
                    Failure.of(
                            ErrorCode.RESOURCE_CONFLICT,
                            what + " cannot begin, because its runner is closed. Create another runner."),
                    e);
        }
    }

    /** Does the work on this thread. Whatever it throws once it is stopped becomes the reason of the stop. */
    <T> T run(Supplier<T> work) {
        enter();
        try {
            return work.get();
        } catch (RuntimeException e) {
            if (stopped()) {
                throw why(e);
            }
            throw e;
        } finally {
            leave();
        }
    }

    /** Ends the work for a reason. The first reason counts. */
    void stop(ErrorCode why) {
        List<Runnable> all;
        lock.lock();
        try {
            if (reason != null) {
                return;
            }
            reason = why;
            all = List.copyOf(hooks.values());
            changed.signalAll();
            if (inside != null) {
                interrupted = true;
                inside.interrupt();
            }
        } finally {
            lock.unlock();
        }
        all.forEach(Bound::abort);
    }

    /** One hook that fails keeps none of the others from running. */
    private static void abort(Runnable hook) {
        try {
            hook.run();
        } catch (RuntimeException e) {
            LOGGER.log(
                    System.Logger.Level.WARNING, "A call could not be broken off; it ends by itself or not at all", e);
        }
    }

    /** Lets some time pass, or less when the work is stopped meanwhile. An interrupt by others cancels the work. */
    void pause(Duration time) {
        lock.lock();
        try {
            long nanos = Words.nanos(time);
            while (nanos > 0 && reason == null) {
                nanos = changed.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (reason == null) {
                throw new OperationStoppedException(
                        Failure.of(
                                ErrorCode.OPERATION_CANCELLED,
                                what + " was cancelled, because its thread was interrupted."),
                        e);
            }
        } finally {
            lock.unlock();
        }
        check();
    }

    @Override
    public Duration remaining() {
        long own = stopped() ? 0 : Math.max(0, endNanos - System.nanoTime());
        Duration mine = Duration.ofNanos(own);
        return parent == null || parent.remaining().compareTo(mine) > 0 ? mine : parent.remaining();
    }

    @Override
    public boolean stopped() {
        lock.lock();
        try {
            return reason != null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void check() {
        if (stopped()) {
            throw why(null);
        }
    }

    @Override
    public Hook onStop(Runnable abort) {
        lock.lock();
        try {
            if (reason == null) {
                Object registration = new Object();
                hooks.put(registration, abort);
                return () -> forget(registration);
            }
        } finally {
            lock.unlock();
        }
        abort(abort);
        return () -> {};
    }

    @Override
    public void progress(String subject, long done, long total) {
        sink.progress(subject, done, total);
    }

    @Override
    public void output(String line) {
        sink.output(line);
    }

    /** The work is over: no alarm rings any more. */
    @Override
    public void close() {
        alarm.cancel(false);
        parentHook.close();
    }

    private void enter() {
        lock.lock();
        try {
            if (reason == null) {
                inside = Thread.currentThread();
                return;
            }
        } finally {
            lock.unlock();
        }
        throw why(null);
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

    private void forget(Object registration) {
        lock.lock();
        try {
            hooks.remove(registration);
        } finally {
            lock.unlock();
        }
    }

    private OperationStoppedException why(@Nullable Throwable cause) {
        return why(what, cause);
    }

    /** Says what the time ran out for, and what went on meanwhile; keeps what was seen of it. */
    private OperationStoppedException why(String at, @Nullable Throwable cause) {
        if (parent != null && parent.stopped()) {
            return parent.why(at, cause);
        }
        boolean cancelled = reason != null && reason.equals(ErrorCode.OPERATION_CANCELLED);
        String message = cancelled
                ? what + " was cancelled."
                : what + " did not end within its " + Words.duration(limit) + " (" + limitName + ")."
                        + (at.equals(what) ? "" : " It was at: " + at + ".")
                        + " Give it more time, or find out what it was waiting for.";
        ErrorCode code = cancelled ? ErrorCode.OPERATION_CANCELLED : ErrorCode.DOCKER_OPERATION_TIMEOUT;
        List<Evidence> seen = cause instanceof RunnerException known ? known.evidence() : List.of();
        return new OperationStoppedException(new Failure(code, message, seen), cause);
    }
}
