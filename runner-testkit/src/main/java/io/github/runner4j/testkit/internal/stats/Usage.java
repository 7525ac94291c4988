package io.github.runner4j.testkit.internal.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/** What one container uses. Its processor time grows with time, by a load that can be set. Safe for several threads. */
public final class Usage {

    /** What an idle process of a real engine holds. */
    private static final long IDLE_MEMORY = 53_248;

    private static final double IDLE_LOAD = 0.001;
    private static final Duration START = Duration.ofMillis(20);

    private final ReentrantLock lock = new ReentrantLock();
    private long memory = IDLE_MEMORY;
    private long highest;
    private double load = IDLE_LOAD;
    private Instant run = Instant.MIN;
    private Instant counted = Instant.MIN;
    private long cpu;

    /**
     * What it used up to one moment of a run.
     *
     * @param memory bytes
     * @param highest the most bytes so far
     * @param cpu nanoseconds of processor time
     */
    public record Reading(long memory, long highest, long cpu) {}

    /** Sets how many bytes it holds from here on. */
    public void memory(long bytes) {
        lock.lock();
        try {
            memory = bytes;
        } finally {
            lock.unlock();
        }
    }

    /** Sets how many processors it keeps busy from a moment on, as in 0.5. */
    public void load(double processors, Instant now) {
        lock.lock();
        try {
            count(now);
            load = processors;
        } finally {
            lock.unlock();
        }
    }

    /** What it used so far in a run; never less than before. */
    Reading read(Instant started, Instant now) {
        lock.lock();
        try {
            if (!started.equals(run)) {
                run = started;
                counted = started;
                cpu = START.toNanos();
                highest = 0;
            }
            count(now);
            highest = Math.max(highest, memory);
            return new Reading(memory, highest, cpu);
        } finally {
            lock.unlock();
        }
    }

    private void count(Instant now) {
        if (!run.equals(Instant.MIN) && now.isAfter(counted)) {
            cpu += (long) (Duration.between(counted, now).toNanos() * load);
            counted = now;
        }
    }
}
