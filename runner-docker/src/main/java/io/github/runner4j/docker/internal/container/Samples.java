package io.github.runner4j.docker.internal.container;

import io.github.runner4j.container.Sample;
import io.github.runner4j.docker.internal.daemon.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** Reads {@code GET /containers/ID/stats}. What an engine does not count is absent, never zero. */
final class Samples {

    private final Json stats;

    private final OptionalDouble cpuLimit;

    private final boolean podman;

    private Samples(Json stats, OptionalDouble cpuLimit, boolean podman) {
        this.stats = stats;
        this.cpuLimit = cpuLimit;
        this.podman = podman;
    }

    /** The counters; nothing for a container that does not run, of which Docker says it was read in the year 1. */
    static Optional<Sample> read(Json stats, OptionalDouble cpuLimit, boolean podman) {
        return Times.parse(stats.text("read")).flatMap(at -> new Samples(stats, cpuLimit, podman).sample(at));
    }

    private Optional<Sample> sample(Instant at) {
        OptionalLong cpu = stats.number("cpu_stats", "cpu_usage", "total_usage");
        OptionalLong memory = stats.number("memory_stats", "usage");
        if (memory.isEmpty() && cpu.orElse(0) == 0) {
            return Optional.empty();
        }
        return Optional.of(new Sample(
                at,
                "engine-api",
                cpu,
                onlineCpus(),
                cpuLimit,
                // Podman fills in zeros without looking
                podman ? OptionalLong.empty() : stats.number("cpu_stats", "throttling_data", "throttled_time"),
                memory,
                inactiveFile(),
                stats.number("memory_stats", "limit"),
                network("rx_bytes"),
                network("tx_bytes"),
                blocks("read"),
                blocks("write"),
                stats.number("pids_stats", "current")));
    }

    private OptionalLong onlineCpus() {
        OptionalLong cpus = stats.number("cpu_stats", "online_cpus");
        return cpus.orElse(0) > 0 ? cpus : OptionalLong.empty();
    }

    /** cgroup v1 counts a container's children under {@code total_}; cgroup v2 always does. */
    private OptionalLong inactiveFile() {
        OptionalLong total = stats.number("memory_stats", "stats", "total_inactive_file");
        return total.isPresent() ? total : stats.number("memory_stats", "stats", "inactive_file");
    }

    private OptionalLong network(String counter) {
        return sum(stats.fields("networks").values(), each -> each.number(counter));
    }

    private OptionalLong blocks(String operation) {
        return sum(
                stats.list("blkio_stats", "io_service_bytes_recursive").stream()
                        .filter(each -> each.text("op").toLowerCase(Locale.ROOT).equals(operation))
                        .toList(),
                each -> each.number("value"));
    }

    private static OptionalLong sum(Collection<Json> parts, Function<Json, OptionalLong> counter) {
        return parts.stream()
                .map(counter)
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .reduce(Long::sum)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }
}
