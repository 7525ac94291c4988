package io.github.runner4j.monitoring.alert;

import io.github.runner4j.monitoring.alert.Alert.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Where one rule stands with one instance. For one thread at a time. */
final class AlertState {

    private final AlertRule rule;
    private @Nullable Instant highSince;
    private @Nullable Instant lowSince;
    private @Nullable Instant resolvedAt;
    private @Nullable Alert firing;

    AlertState(AlertRule rule) {
        this.rule = rule;
    }

    /** The alert that fires now, if one does. */
    Optional<Alert> firing() {
        return Optional.ofNullable(firing);
    }

    /** What there is to tell after another observation. */
    Optional<Alert> after(Observation observation) {
        OptionalDouble value = rule.measure(observation);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return firing == null
                ? whileQuiet(observation, value.getAsDouble())
                : whileFiring(firing, observation, value.getAsDouble());
    }

    /** The instance is gone, and with it what there was to tell. */
    Optional<Alert> gone(Instant at) {
        Optional<Alert> end = firing().map(alert -> end(alert, alert.value(), "The instance is gone.", at));
        firing = null;
        return end;
    }

    private Optional<Alert> whileQuiet(Observation observation, double value) {
        if (value <= rule.threshold()) {
            highSince = null;
            return Optional.empty();
        }
        Instant since = highSince == null ? observation.at() : highSince;
        highSince = since;
        if (!lasts(since, rule.fireAfter(), observation.at()) || rests(observation.at())) {
            return Optional.empty();
        }
        firing = new Alert(
                rule.name(),
                rule.severity(),
                observation.instanceId(),
                observation.component(),
                State.FIRING,
                value,
                rule.threshold(),
                rule.firingMessage(value),
                observation.at(),
                observation.at());
        lowSince = null;
        return Optional.of(firing);
    }

    private Optional<Alert> whileFiring(Alert alert, Observation observation, double value) {
        if (value > rule.clearAt()) {
            lowSince = null;
            return Optional.empty();
        }
        Instant since = lowSince == null ? observation.at() : lowSince;
        lowSince = since;
        if (!lasts(since, rule.clearAfter(), observation.at())) {
            return Optional.empty();
        }
        firing = null;
        highSince = null;
        resolvedAt = observation.at();
        return Optional.of(end(alert, value, rule.resolvedMessage(value), observation.at()));
    }

    private boolean rests(Instant now) {
        return resolvedAt != null && !lasts(resolvedAt, rule.cooldown(), now);
    }

    private static boolean lasts(Instant since, Duration time, Instant now) {
        return Duration.between(since, now).compareTo(time) >= 0;
    }

    private static Alert end(Alert alert, double value, String message, Instant at) {
        return new Alert(
                alert.rule(),
                alert.severity(),
                alert.instanceId(),
                alert.component(),
                State.RESOLVED,
                value,
                alert.threshold(),
                message,
                alert.since(),
                at);
    }
}
