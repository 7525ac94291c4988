package io.github.runner4j.testkit.memory;

import io.github.runner4j.config.Limits;
import io.github.runner4j.container.Sample;
import java.time.Instant;
import java.util.OptionalLong;

/** Counters of a container in memory: they grow a little with each reading, and what nobody counts is absent. */
final class Samples {

    private static final long CPU_NANOS_EACH = 1_000_000;
    private static final long MEMORY_BYTES = 1024 * 1024;

    private Samples() {}

    /** The counters at the reading of this number, from 1. */
    static Sample of(Limits limits, long number, Instant now) {
        OptionalLong none = OptionalLong.empty();
        return new Sample(
                now,
                "memory",
                OptionalLong.of(number * CPU_NANOS_EACH),
                OptionalLong.of(1),
                limits.cpus(),
                none,
                OptionalLong.of(MEMORY_BYTES),
                none,
                limits.memoryBytes(),
                none,
                none,
                none,
                none,
                OptionalLong.of(1));
    }
}
