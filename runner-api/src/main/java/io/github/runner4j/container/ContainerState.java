package io.github.runner4j.container;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an engine tells about a container at one moment.
 *
 * @param id the container's id
 * @param name its name, without a leading slash
 * @param image the id or name of its image
 * @param status what it does
 * @param exitCode the exit code of its last end
 * @param oomKilled whether the engine saw it run out of memory
 * @param error what the engine says about a failed start; empty when nothing
 * @param startedAt when it was last started
 * @param finishedAt when it last ended
 * @param restartCount how often the engine restarted it
 * @param health what its HEALTHCHECK says, if it has one
 * @param ports the ports that are published now
 * @param labels its labels
 */
public record ContainerState(
        String id,
        String name,
        String image,
        ContainerStatus status,
        OptionalInt exitCode,
        boolean oomKilled,
        String error,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        int restartCount,
        Optional<Health> health,
        List<PortBinding> ports,
        Map<String, String> labels) {

    /**
     * What a HEALTHCHECK says.
     *
     * @param status {@code starting}, {@code healthy} or {@code unhealthy}
     * @param failingStreak failures in a row
     * @param lastOutput what the last probe printed
     */
    public record Health(String status, int failingStreak, String lastOutput) {

        /** The status of a container whose probe succeeds. */
        public static final String HEALTHY = "healthy";

        /** The status of a container whose probe failed too often in a row. */
        public static final String UNHEALTHY = "unhealthy";
    }

    /** Keeps its own copies. */
    public ContainerState {
        ports = List.copyOf(ports);
        labels = Map.copyOf(labels);
    }

    /**
     * Whether its program has ended.
     *
     * @return true when it runs no more and will not by itself
     */
    public boolean ended() {
        return status == ContainerStatus.EXITED || status == ContainerStatus.DEAD;
    }
}
