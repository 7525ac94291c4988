package io.github.runner4j.monitoring;

import io.github.runner4j.container.Sample;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The figures of one point of a history, as they are kept. {@link Double#NaN} and {@link #ABSENT} stand for what is not known; they
 * never leave this package.
 */
record Row(
        long seconds,
        double cpuPercent,
        double throttledPercent,
        long memoryBytes,
        long rxBytes,
        long txBytes,
        long readBytes,
        long writeBytes,
        long pids) {

    static final long ABSENT = -1;

    private static final double HUNDRED = 100;

    /** The figures at a sample; what is made of two is absent without the one before, or when its counters began anew since. */
    static Row of(Sample now, Sample before) {
        double nanos = Duration.between(before.readAt(), now.readAt()).toNanos();
        return new Row(
                now.readAt().getEpochSecond(),
                share(before.cpuNanos(), now.cpuNanos(), nanos),
                share(before.throttledNanos(), now.throttledNanos(), nanos),
                workingSet(now),
                now.rxBytes().orElse(ABSENT),
                now.txBytes().orElse(ABSENT),
                now.readBytes().orElse(ABSENT),
                now.writeBytes().orElse(ABSENT),
                now.pids().orElse(ABSENT));
    }

    private static double share(OptionalLong before, OptionalLong now, double nanos) {
        boolean known = before.isPresent() && now.isPresent() && nanos > 0;
        return known && now.getAsLong() >= before.getAsLong()
                ? HUNDRED * (now.getAsLong() - before.getAsLong()) / nanos
                : Double.NaN;
    }

    /** As the {@code docker} command has it: cache larger than what is in use cannot be, and is not taken off. */
    private static long workingSet(Sample now) {
        long usage = now.memoryBytes().orElse(ABSENT);
        long cache = now.inactiveFileBytes().orElse(0);
        return cache < usage ? usage - cache : usage;
    }

    static OptionalDouble known(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    static OptionalLong known(long value) {
        return value == ABSENT ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
