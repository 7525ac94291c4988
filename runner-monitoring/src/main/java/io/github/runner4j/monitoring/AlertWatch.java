package io.github.runner4j.monitoring;

import io.github.runner4j.Runner;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.instance.InstanceId;
import io.github.runner4j.instance.InstanceStatus;
import io.github.runner4j.monitoring.alert.Alert;
import io.github.runner4j.monitoring.alert.Alerts;
import io.github.runner4j.monitoring.alert.Observation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds what the rounds have found against the rules, and tells the listeners what there is to tell, one after the other. */
final class AlertWatch {

    private static final Logger LOGGER = LoggerFactory.getLogger(AlertWatch.class);

    private final Alerts alerts;
    private final MetricsRounds metrics;
    private final HealthRounds health;
    private final Clock clock;
    private final List<Consumer<? super Alert>> listeners;
    private final Executor delivery;
    private final List<Consumer<? super List<Observation>>> onRound = new CopyOnWriteArrayList<>();
    private final Map<InstanceId, Restarts> restarts = new ConcurrentHashMap<>();

    AlertWatch(Monitoring.Builder options, MetricsRounds metrics, HealthRounds health, Executor delivery) {
        this.alerts = new Alerts(options.rules());
        this.listeners = options.alertListeners();
        this.clock = options.clock();
        this.metrics = metrics;
        this.health = health;
        this.delivery = delivery;
    }

    List<Alert> firing() {
        return alerts.firing();
    }

    /** Hears of each round, after the alerts that it made. */
    Runner.Subscription onRound(Consumer<? super List<Observation>> listener) {
        // What two listeners have in common is their registration, not their equality.
        Consumer<List<Observation>> own = listener::accept;
        onRound.add(own);
        return () -> onRound.remove(own);
    }

    /** A round was made over these instances. */
    void look(Collection<Instance> instances) {
        Instant now = clock.instant();
        restarts.keySet().retainAll(instances.stream().map(Instance::id).collect(Collectors.toSet()));
        List<Observation> round =
                instances.stream().map(each -> observe(each, now)).toList();
        List<Alert> news = alerts.after(now, round);
        news.forEach(alert -> delivery.execute(() -> tell(alert)));
        delivery.execute(() -> tell(round));
    }

    private Observation observe(Instance instance, Instant now) {
        InstanceId id = instance.id();
        Optional<InstanceStatus> status = health.lastStatus(id);
        Optional<ContainerState> container = status.flatMap(InstanceStatus::container);
        int recent = container
                .map(state -> restarts.computeIfAbsent(id, unknown -> new Restarts(Observation.RECENT))
                        .after(now, state.restartCount()))
                .orElse(0);
        return new Observation(
                now,
                id,
                instance.component(),
                metrics.latest(id),
                health.known(id),
                container,
                recent,
                status.flatMap(InstanceStatus::endsAt).map(end -> Duration.between(now, end)));
    }

    private void tell(List<Observation> round) {
        for (Consumer<? super List<Observation>> listener : onRound) {
            try {
                listener.accept(round);
            } catch (RuntimeException e) {
                LOGGER.warn("A listener failed on a round; the others are told all the same", e);
            }
        }
    }

    private void tell(Alert alert) {
        LOGGER.debug("{} of {} ({}): {}", alert.state(), alert.component(), alert.instanceId(), alert.message());
        for (Consumer<? super Alert> listener : listeners) {
            try {
                listener.accept(alert);
            } catch (RuntimeException e) {
                LOGGER.warn(
                        "A listener failed on an alert of the rule {}; the others are told all the same",
                        alert.rule(),
                        e);
            }
        }
    }
}
