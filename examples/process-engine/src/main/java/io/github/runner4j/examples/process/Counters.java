package io.github.runner4j.examples.process;

import io.github.runner4j.container.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The few counters that Java knows of a process; the others are absent. */
final class Counters {

    private Counters() {}

    /** The counters of a process, or nothing when it does not run any more. */
    static Optional<Sample> of(Process process, Instant now) {
        if (!process.isAlive()) {
            return Optional.empty();
        }
        OptionalLong none = OptionalLong.empty();
        return Optional.of(new Sample(
                now,
                "process-handle",
                cpuNanos(process),
                OptionalLong.of(Runtime.getRuntime().availableProcessors()),
                OptionalDouble.empty(),
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                OptionalLong.of(1 + process.descendants().count())));
    }

    private static OptionalLong cpuNanos(Process process) {
        Optional<Duration> used = process.info().totalCpuDuration();
        return used.isPresent() ? OptionalLong.of(used.get().toNanos()) : OptionalLong.empty();
    }
}
