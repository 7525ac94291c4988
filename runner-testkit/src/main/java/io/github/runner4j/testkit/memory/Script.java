package io.github.runner4j.testkit.memory;

import io.github.runner4j.spi.StageContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What ports in memory do at named moments besides their work, and a record of the moments they reached. Several ports may follow
 * one script. Safe for use by several threads.
 *
 * <pre>{@code script.once(Moment.CONTAINER_START, Behaviour.fails(() -> refused))}</pre>
 */
public final class Script {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Moment, Deque<Behaviour>> once = new EnumMap<>(Moment.class);
    private final Map<Moment, Behaviour> always = new EnumMap<>(Moment.class);
    private final List<Moment> reached = new ArrayList<>();

    private Script() {}

    /**
     * A script in which nothing happens.
     *
     * @return a new script
     */
    public static Script create() {
        return new Script();
    }

    /**
     * Does something the next time a moment is reached. Several behaviours are used up in order, before that of
     * {@link #always}.
     *
     * @param moment when
     * @param behaviour what
     * @return this
     */
    public Script once(Moment moment, Behaviour behaviour) {
        lock.lock();
        try {
            once.computeIfAbsent(moment, key -> new ArrayDeque<>()).add(behaviour);
            return this;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Does something each time a moment is reached.
     *
     * @param moment when
     * @param behaviour what; replaces the last one
     * @return this
     */
    public Script always(Moment moment, Behaviour behaviour) {
        lock.lock();
        try {
            always.put(moment, behaviour);
            return this;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets nothing happen any more at a moment.
     *
     * @param moment when
     * @return this
     */
    public Script never(Moment moment) {
        lock.lock();
        try {
            once.remove(moment);
            always.remove(moment);
            return this;
        } finally {
            lock.unlock();
        }
    }

    /** Called by the ports. */
    void reach(Moment moment, StageContext context) {
        next(moment).act(context);
    }

    private Behaviour next(Moment moment) {
        lock.lock();
        try {
            reached.add(moment);
            changed.signalAll();
            Behaviour next = once.getOrDefault(moment, new ArrayDeque<>()).poll();
            return next == null ? always.getOrDefault(moment, Behaviour.NOTHING) : next;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The moments reached so far.
     *
     * @return each as often as it was reached, in order
     */
    public List<Moment> reached() {
        lock.lock();
        try {
            return List.copyOf(reached);
        } finally {
            lock.unlock();
        }
    }

    /**
     * How often a moment was reached.
     *
     * @param moment which one
     * @return zero or more
     */
    public int count(Moment moment) {
        return (int) reached().stream().filter(moment::equals).count();
    }

    /**
     * Waits until a moment has been reached.
     *
     * @param moment which one
     * @param times how often
     * @param most how long to wait at most
     * @throws AssertionError when it is not reached in time, or the thread is interrupted; it says what was reached
     */
    public void await(Moment moment, int times, Duration most) {
        lock.lock();
        try {
            long nanos = most.toNanos();
            while (count(moment) < times) {
                if (nanos <= 0) {
                    throw new AssertionError(
                            moment + " was not reached within " + most.toMillis() + " ms, only " + reached);
                }
                nanos = changed.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The wait for " + moment + " was interrupted.", e);
        } finally {
            lock.unlock();
        }
    }
}
