package io.github.runner4j.monitoring;

import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.ContainerState.Health;
import io.github.runner4j.instance.ProbeResult;
import io.github.runner4j.monitoring.health.HealthStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes a status of the probes of one instance, as engines do it for a HEALTHCHECK: one success is enough to be healthy, as many
 * failures in a row as the check's retries make it unhealthy, and until the first success a failure within the start period does
 * not count. A start of the program begins anew. For one thread at a time.
 */
final class Judgement {

    private final HealthCheck check;
    private Optional<Instant> startedAt = Optional.empty();
    private boolean succeeded;
    private int failures;

    Judgement(HealthCheck check) {
        this.check = check;
    }

    HealthStatus after(ContainerState container, ProbeResult probe, Instant now) {
        if (!container.startedAt().equals(startedAt)) {
            startedAt = container.startedAt();
            succeeded = false;
            failures = 0;
        }
        count(probe, now);
        if (container.ended()) {
            return HealthStatus.UNHEALTHY;
        }
        // The engine has counted already.
        if (check.probe() instanceof HealthCheck.Image && container.health().isPresent()) {
            return statusOf(container.health().get());
        }
        if (failures >= check.retries()) {
            return HealthStatus.UNHEALTHY;
        }
        return succeeded ? HealthStatus.HEALTHY : HealthStatus.STARTING;
    }

    private void count(ProbeResult probe, Instant now) {
        if (probe.healthy()) {
            succeeded = true;
            failures = 0;
        } else if (succeeded || !inStartPeriod(now)) {
            failures++;
        }
    }

    private boolean inStartPeriod(Instant now) {
        return startedAt
                .filter(start -> now.isBefore(start.plus(check.startPeriod())))
                .isPresent();
    }

    private static HealthStatus statusOf(Health health) {
        return switch (health.status()) {
            case Health.HEALTHY -> HealthStatus.HEALTHY;
            case Health.UNHEALTHY -> HealthStatus.UNHEALTHY;
            default -> HealthStatus.STARTING;
        };
    }
}
