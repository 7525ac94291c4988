package io.github.runner4j.docker.internal.container;

import io.github.runner4j.container.Sample;
import io.github.runner4j.docker.internal.daemon.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** Reads counters out of {@code GET /containers/{id}/stats}, in the shapes of cgroup v1, cgroup v2 and Podman. */
final class Samples {

    private static final String ORIGIN = "engine-api";

    private Samples() {}

    static Sample read(Json json, Instant readAt) {
        Json cpu = json.at("cpu_stats");
        Json memory = json.at("memory_stats");
        return new Sample(
                readAt,
                ORIGIN,
                cpu.number("cpu_usage", "total_usage"),
                cpu.number("online_cpus"),
                cpu.number("throttling_data", "throttled_time"),
                memory.number("usage"),
                first(memory.number("stats", "total_inactive_file"), memory.number("stats", "inactive_file")),
                memory.number("limit"),
                network(json, "rx_bytes"),
                network(json, "tx_bytes"),
                blocks(json, "read"),
                blocks(json, "write"),
                json.number("pids_stats", "current"));
    }

    private static OptionalLong first(OptionalLong one, OptionalLong other) {
        return one.isPresent() ? one : other;
    }

    private static OptionalLong network(Json json, String counter) {
        Map<String, Json> networks = json.fields("networks");
        return networks.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(networks.values().stream()
                        .mapToLong(each -> each.number(counter).orElse(0))
                        .sum());
    }

    /** An empty list means that nothing was counted: on cgroup v1 also, that nothing was read or written yet. */
    private static OptionalLong blocks(Json json, String operation) {
        List<Json> entries = json.list("blkio_stats", "io_service_bytes_recursive");
        return entries.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(entries.stream()
                        .filter(each -> each.text("op").toLowerCase(Locale.ROOT).equals(operation))
                        .mapToLong(each -> each.number("value").orElse(0))
                        .sum());
    }
}
