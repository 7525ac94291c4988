package io.github.runner4j.monitoring;

import io.github.runner4j.container.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The counters of a container that a test moves on. */
final class Counters {

    static final Instant START = Instant.parse("2026-01-02T03:00:00Z");

    Instant at = START;
    OptionalLong cpuNanos = OptionalLong.of(0);
    OptionalLong throttledNanos = OptionalLong.of(0);
    OptionalDouble cpuLimit = OptionalDouble.empty();
    OptionalLong memory = OptionalLong.of(0);
    OptionalLong cache = OptionalLong.empty();
    OptionalLong memoryLimit = OptionalLong.of(1_000);
    OptionalLong rx = OptionalLong.of(0);
    OptionalLong pids = OptionalLong.of(1);

    /** Time passes, in which the program uses so many percent of a core. */
    Counters pass(Duration time, double cpuPercent) {
        at = at.plus(time);
        cpuNanos = OptionalLong.of(cpuNanos.orElse(0) + Math.round(time.toNanos() * cpuPercent / 100));
        return this;
    }

    Sample sample() {
        OptionalLong no = OptionalLong.empty();
        return new Sample(
                at, "test", cpuNanos, no, cpuLimit, throttledNanos, memory, cache, memoryLimit, rx, no, no, no, pids);
    }
}
