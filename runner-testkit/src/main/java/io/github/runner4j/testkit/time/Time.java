package io.github.runner4j.testkit.time;

import java.time.Clock;
import java.time.Duration;

/** A clock, and waiting by it. */
public sealed interface Time permits RealTime, ManualClock, SkewedTime {

    /** Something that is due later. */
    @FunctionalInterface
    interface Alarm {

        /** Takes it back, unless it has gone off. */
        void cancel();
    }

    /**
     * What time it is.
     *
     * @return a clock in UTC
     */
    Clock clock();

    /**
     * Waits.
     *
     * @param time how long; nothing happens when it is not positive
     * @throws InterruptedException when the thread is interrupted meanwhile
     */
    void sleep(Duration time) throws InterruptedException;

    /**
     * Does something later, unless it is taken back.
     *
     * @param time after how long
     * @param work must not block
     * @return takes it back
     */
    Alarm after(Duration time, Runnable work);
}
