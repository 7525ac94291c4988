package io.github.runner4j.testkit.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A rule that is in force in a daemon, and what came of it. Safe for several threads. */
public final class ActiveFault {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Faults register;
    private final FaultRule rule;
    private final List<FiredFault> holding = new ArrayList<>();
    private long moments;
    private long fired;

    ActiveFault(Faults register, FaultRule rule) {
        this.register = register;
        this.rule = rule;
    }

    /**
     * The rule.
     *
     * @return as it was added
     */
    public FaultRule rule() {
        return rule;
    }

    /**
     * How often its fault has happened.
     *
     * @return the number
     */
    public long fired() {
        lock.lock();
        try {
            return fired;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until its fault has happened.
     *
     * @param times how often in all
     * @param most how long to wait, in real time
     * @throws InterruptedException when the thread is interrupted meanwhile
     * @throws IllegalStateException when it has not happened so often by then
     */
    public void awaitFired(long times, Duration most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = most.toNanos();
            while (fired < times) {
                if (nanos <= 0) {
                    throw new IllegalStateException(rule + " happened " + fired + " of " + times + " times within "
                            + most + "; it fitted " + moments + " moments");
                }
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets all go on that it holds up: calls that stall, or the daemon that is gone. It stays in force, and can hold up others. */
    public void release() {
        List<FiredFault> all;
        lock.lock();
        try {
            all = List.copyOf(holding);
            holding.clear();
        } finally {
            lock.unlock();
        }
        all.forEach(FiredFault::release);
    }

    /** Takes it out of force, and lets all go on that it holds up. */
    public void remove() {
        register.remove(this);
        release();
    }

    /** A moment has come that it may be meant for; whether it happens, unless another has been chosen already. */
    Optional<FiredFault> moment(Target target, Instant now, boolean free) {
        if (!rule.matches(target)) {
            return Optional.empty();
        }
        lock.lock();
        try {
            moments++;
            if (!free || fired >= rule.schedule().most() || !rule.schedule().counts(moments)) {
                return Optional.empty();
            }
            fired++;
            changed.signalAll();
            FiredFault happened = new FiredFault(rule, target, now);
            if (holdsUp(rule.fault())) {
                holding.removeIf(FiredFault::isReleased);
                holding.add(happened);
            }
            return Optional.of(happened);
        } finally {
            lock.unlock();
        }
    }

    private static boolean holdsUp(Fault fault) {
        return fault instanceof Fault.Stall || fault instanceof Fault.DaemonGone;
    }

    /** The rule and how often it happened. */
    @Override
    public String toString() {
        return rule + " (" + fired() + ")";
    }
}
