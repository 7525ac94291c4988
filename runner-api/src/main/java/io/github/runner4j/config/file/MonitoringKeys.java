package io.github.runner4j.config.file;

import io.github.runner4j.config.MonitoringOptions;
import java.time.Duration;
import java.util.Optional;

/** The keys of {@code runner.monitoring}. */
final class MonitoringKeys {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final int MOST = 1_000_000;

    /** The options while they are being read. */
    static final class Draft {

        private MonitoringOptions options = MonitoringOptions.NONE;

        MonitoringOptions options() {
            return options;
        }

        private void set(MonitoringOptions more) {
            options = more.over(options);
        }
    }

    private static final Group<Draft> THRESHOLDS = Group.of(
            Draft::new,
            Key.of(
                    "cpuUsage",
                    Words.PERCENT,
                    "Alert above this share of the processor limit, in percent. Default: 80.",
                    (draft, found) ->
                            draft.set(thresholds(Optional.of(found.value()), Optional.empty(), Optional.empty()))),
            Key.of(
                    "memoryUsage",
                    Words.PERCENT,
                    "Alert above this share of the memory limit, in percent. Default: 85.",
                    (draft, found) ->
                            draft.set(thresholds(Optional.empty(), Optional.of(found.value()), Optional.empty()))),
            Key.of(
                    "responseTime",
                    Words.time(Duration.ofMillis(1)),
                    "Alert when a health check takes longer. Default: 5000.",
                    (draft, found) ->
                            draft.set(thresholds(Optional.empty(), Optional.empty(), Optional.of(found.value())))));

    static final Group<Draft> GROUP = Group.of(
            Draft::new,
            Key.of(
                    "healthCheckInterval",
                    Words.time(SHORTEST),
                    "Time between two rounds of health checks. Default: 30000.",
                    (draft, found) -> draft.set(times(Optional.of(found.value()), Optional.empty()))),
            Key.of(
                    "metricsCollectionInterval",
                    Words.time(SHORTEST),
                    "Time between two rounds of samples. Default: 10000.",
                    (draft, found) -> draft.set(times(Optional.empty(), Optional.of(found.value())))),
            Key.of(
                    "maxHealthCheckHistory",
                    Words.number(1, MOST),
                    "How many results of health checks are kept per instance." + " Default: 100.",
                    (draft, found) -> draft.set(sizes(Optional.of(found.value()), Optional.empty()))),
            Key.of(
                    "maxMetricsHistory",
                    Words.number(1, MOST),
                    "How many samples are kept per instance. Default: 288.",
                    (draft, found) -> draft.set(sizes(Optional.empty(), Optional.of(found.value())))),
            Key.group("alertThresholds", THRESHOLDS, "When to raise an alert."));

    private MonitoringKeys() {}

    private static MonitoringOptions times(Optional<Duration> health, Optional<Duration> metrics) {
        return new MonitoringOptions(
                health,
                metrics,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static MonitoringOptions sizes(Optional<Integer> health, Optional<Integer> metrics) {
        return new MonitoringOptions(
                Optional.empty(),
                Optional.empty(),
                health,
                metrics,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static MonitoringOptions thresholds(
            Optional<Double> cpu, Optional<Double> memory, Optional<Duration> response) {
        return new MonitoringOptions(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), cpu, memory, response);
    }
}
