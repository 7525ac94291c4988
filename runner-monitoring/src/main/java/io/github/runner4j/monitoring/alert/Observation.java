package io.github.runner4j.monitoring.alert;

import io.github.runner4j.container.ContainerState;
import io.github.runner4j.instance.InstanceId;
import io.github.runner4j.monitoring.health.Health;
import io.github.runner4j.monitoring.metrics.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What was seen of an instance in one round. What was not seen is absent.
 *
 * @param at when
 * @param instanceId the instance
 * @param component its component
 * @param metrics what it uses
 * @param health how it is
 * @param container what the engine tells of it
 * @param recentRestarts how often the engine restarted it within the last {@link #RECENT}
 * @param lifetimeLeft how long it may still live, if its lifetime has an end
 */
public record Observation(
        Instant at,
        InstanceId instanceId,
        String component,
        Optional<Metrics> metrics,
        Optional<Health> health,
        Optional<ContainerState> container,
        int recentRestarts,
        Optional<Duration> lifetimeLeft) {

    /** What counts as recent: 10 minutes. */
    public static final Duration RECENT = Duration.ofMinutes(10);
}
