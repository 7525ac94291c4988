package io.github.runner4j.monitoring.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The health of an instance at one moment.
 *
 * @param containerId its container, once its launch has made one
 * @param status how it is
 * @param lastCheck when it was last checked
 * @param checks the checks remembered, oldest first
 * @param uptime how long its program has been running; zero when it does not run
 * @param restartCount how often the engine restarted it
 */
public record Health(
        Optional<String> containerId,
        HealthStatus status,
        Optional<Instant> lastCheck,
        List<Check> checks,
        Duration uptime,
        int restartCount) {

    /** Keeps its own copy. */
    public Health {
        checks = List.copyOf(checks);
    }

    /**
     * The health of an instance whose launch is under way: the launch itself probes it.
     *
     * @return a health without checks
     */
    public static Health launching() {
        return new Health(Optional.empty(), HealthStatus.STARTING, Optional.empty(), List.of(), Duration.ZERO, 0);
    }
}
