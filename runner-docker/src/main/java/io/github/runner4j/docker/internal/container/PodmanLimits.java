package io.github.runner4j.docker.internal.container;

import io.github.runner4j.config.Limits;
import java.util.LinkedHashMap;
import java.util.Map;

/** Limits as Podman's own API wants them: in the words of the OCI runtime specification. */
final class PodmanLimits {

    /** The kernel's usual period for sharing out processor time, in microseconds. */
    private static final long PERIOD = 100_000;

    private PodmanLimits() {}

    static Map<String, Object> of(Limits limits, boolean swap) {
        Map<String, Object> body = new LinkedHashMap<>();
        limits.memoryBytes()
                .ifPresent(bytes ->
                        body.put("memory", swap ? Map.of("limit", bytes, "swap", bytes) : Map.of("limit", bytes)));
        limits.cpus().ifPresent(cpus -> body.put("cpu", Map.of("period", PERIOD, "quota", Math.round(cpus * PERIOD))));
        limits.pids().ifPresent(pids -> body.put("pids", Map.of("limit", pids)));
        return body;
    }
}
