package io.github.runner4j.assembly;

import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.container.ContainerException;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.instance.ProbeResult;
import java.time.Duration;
import java.time.Instant;

/** Waits until a container does its work, and never for one that has ended already. */
final class Readiness {

    /** The first pause between two looks; each further one is twice as long, up to the waiting interval. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(15);

    /** How long a program that nothing can be asked about has to keep running before it counts as started. */
    private static final Duration SETTLING = Duration.ofMillis(250);

    private final Parts parts;
    private final Prober prober;
    private final Postmortem postmortem;

    Readiness(Parts parts, Prober prober, Postmortem postmortem) {
        this.parts = parts;
        this.prober = prober;
        this.postmortem = postmortem;
    }

    /** Waits until the check answers. */
    ContainerState await(String component, String containerId, HealthCheck check, Bound context) {
        Instant start = parts.clock().instant();
        Duration pause = FIRST_PAUSE;
        while (true) {
            ContainerState state = look(component, containerId, context);
            ProbeResult answer = prober.probe(state, check, context);
            context.check();
            if (answer.healthy()) {
                return state;
            }
            context.progress("waiting: " + answer.detail(), 0, 0);
            Duration waited = Duration.between(start, parts.clock().instant());
            if (waited.compareTo(Postmortem.window(check)) > 0) {
                throw postmortem.unhealthy(component, check, answer.detail(), context);
            }
            context.pause(pause);
            pause = shorter(pause.multipliedBy(2), shorter(HealthCheck.WAITING_INTERVAL, check.interval()));
        }
    }

    /** Waits for a container that was ready before; one without a check has to keep running for a moment. */
    ContainerState again(String component, String containerId, HealthCheck check, Bound context) {
        return check.probe() instanceof HealthCheck.None
                ? settle(component, containerId, context)
                : await(component, containerId, check, context);
    }

    /** Waits a moment for a program that nothing can be asked about, so that one that ends at once is noticed. */
    ContainerState settle(String component, String containerId, Bound context) {
        look(component, containerId, context);
        context.pause(SETTLING);
        return look(component, containerId, context);
    }

    private ContainerState look(String component, String containerId, Bound context) {
        ContainerState state = parts.engine()
                .inspect(containerId, context)
                .orElseThrow(() -> new ContainerException(
                        Failure.of(
                                ErrorCode.DOCKER_RESOURCE_NOT_FOUND,
                                "The container of " + component + " was removed by somebody else before it was ready."
                                        + " Launch it again."),
                        null));
        if (state.ended()) {
            throw postmortem.ended(component, " before it was ready", state, context);
        }
        return state;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
