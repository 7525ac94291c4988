package io.github.runner4j.testkit.time;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Time as it passes. */
public final class RealTime implements Time {

    private final ScheduledExecutorService timer;

    private RealTime(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /**
     * Time as it passes.
     *
     * @param timer runs what is due; it stays the caller's
     * @return the time
     */
    public static RealTime of(ScheduledExecutorService timer) {
        return new RealTime(timer);
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        if (!time.isNegative() && !time.isZero()) {
            new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public Alarm after(Duration time, Runnable work) {
        Future<?> due = timer.schedule(work, time.toNanos(), TimeUnit.NANOSECONDS);
        return () -> due.cancel(false);
    }
}
