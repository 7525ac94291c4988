package io.github.runner4j.testkit.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** Time whose clock is wrong: waiting takes as long as ever, but what the clock shows is off. */
public final class SkewedTime implements Time {

    private final Time time;
    private final Supplier<Duration> ahead;

    private SkewedTime(Time time, Supplier<Duration> ahead) {
        this.time = time;
        this.ahead = ahead;
    }

    /**
     * Time whose clock is wrong.
     *
     * @param time the right one
     * @param ahead how far the clock is ahead, behind when negative; asked each time that the clock is read
     * @return the time
     */
    public static SkewedTime of(Time time, Supplier<Duration> ahead) {
        return new SkewedTime(time, ahead);
    }

    @Override
    public Clock clock() {
        return new Wrong();
    }

    @Override
    public void sleep(Duration some) throws InterruptedException {
        time.sleep(some);
    }

    @Override
    public Alarm after(Duration some, Runnable work) {
        return time.after(some, work);
    }

    private final class Wrong extends Clock {

        @Override
        public Instant instant() {
            return time.clock().instant().plus(ahead.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
