package io.github.runner4j.monitoring.micrometer;

import io.github.runner4j.monitoring.alert.Observation;
import io.github.runner4j.monitoring.health.Health;
import io.github.runner4j.monitoring.health.HealthStatus;
import io.github.runner4j.monitoring.metrics.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * One thing that is told of each instance. Names and units are those of OpenTelemetry's conventions for containers, where these
 * have one.
 *
 * @param name as Micrometer wants it: words with dots
 * @param unit the base unit
 * @param description one sentence
 * @param tag the name of a tag and its value; both empty without one
 * @param grows whether it only grows while the instance runs
 * @param value finds it; what is not known is absent
 */
record Figure(
        String name,
        String unit,
        String description,
        List<String> tag,
        boolean grows,
        Function<Observation, OptionalDouble> value) {

    static final List<Figure> ALL = List.of(
            gauge("container.cpu.usage", "cpus", "Cores in use", seen -> cores(seen.metrics())),
            gauge(
                    "container.cpu.limit",
                    "cpus",
                    "Cores that may be used",
                    metric(m -> m.cpu().limitCores())),
            gauge(
                    "container.memory.usage",
                    "bytes",
                    "Working set",
                    count(m -> m.memory().usageBytes())),
            gauge(
                    "container.memory.limit",
                    "bytes",
                    "Memory that may be used",
                    count(m -> m.memory().limitBytes())),
            traffic(
                    "container.network.io",
                    "network.io.direction",
                    "receive",
                    m -> m.network().inBytes()),
            traffic(
                    "container.network.io",
                    "network.io.direction",
                    "transmit",
                    m -> m.network().outBytes()),
            traffic("container.disk.io", "disk.io.direction", "read", m -> m.io().inBytes()),
            traffic("container.disk.io", "disk.io.direction", "write", m -> m.io().outBytes()),
            gauge("container.processes", "processes", "Processes and threads", count(Metrics::pids)),
            gauge(
                    "container.uptime",
                    "seconds",
                    "Time since the start",
                    health(h -> h.uptime().toSeconds())),
            gauge("runner.instance.healthy", "", "1 when healthy, 0 when not", Figure::healthy),
            gauge("runner.instance.restarts", "", "Restarts by the engine", health(Health::restartCount)),
            gauge("runner.instance.lifetime.left", "seconds", "Time until its end", Figure::left));

    private static final double HUNDRED = 100;

    private static Figure gauge(
            String name, String unit, String description, Function<Observation, OptionalDouble> value) {
        return new Figure(name, unit, description, List.of(), false, value);
    }

    private static Figure traffic(String name, String tag, String direction, Function<Metrics, OptionalLong> bytes) {
        return new Figure(name, "bytes", "Bytes since the start", List.of(tag, direction), true, count(bytes));
    }

    private static OptionalDouble cores(Optional<Metrics> metrics) {
        OptionalDouble percent = metrics.map(m -> m.cpu().usagePercent()).orElseGet(OptionalDouble::empty);
        return percent.isPresent() ? OptionalDouble.of(percent.getAsDouble() / HUNDRED) : percent;
    }

    private static Function<Observation, OptionalDouble> metric(Function<Metrics, OptionalDouble> value) {
        return seen -> seen.metrics().map(value).orElseGet(OptionalDouble::empty);
    }

    private static Function<Observation, OptionalDouble> count(Function<Metrics, OptionalLong> value) {
        return metric(metrics -> {
            OptionalLong known = value.apply(metrics);
            return known.isPresent() ? OptionalDouble.of((double) known.getAsLong()) : OptionalDouble.empty();
        });
    }

    private static Function<Observation, OptionalDouble> health(ToLongFunction<Health> value) {
        return seen -> seen.health()
                .map(health -> OptionalDouble.of((double) value.applyAsLong(health)))
                .orElseGet(OptionalDouble::empty);
    }

    private static OptionalDouble healthy(Observation seen) {
        return seen.health()
                .map(Health::status)
                .filter(status -> status != HealthStatus.UNKNOWN)
                .map(status -> OptionalDouble.of(status == HealthStatus.HEALTHY ? 1 : 0))
                .orElseGet(OptionalDouble::empty);
    }

    private static OptionalDouble left(Observation seen) {
        return seen.lifetimeLeft()
                .map(Duration::toSeconds)
                .map(seconds -> OptionalDouble.of((double) seconds))
                .orElseGet(OptionalDouble::empty);
    }
}
