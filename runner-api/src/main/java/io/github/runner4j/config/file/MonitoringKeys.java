package io.github.runner4j.config.file;

import io.github.runner4j.config.MonitoringOptions;
import java.time.Duration;
import java.util.function.BiFunction;

/** The keys of {@code runner.monitoring}. */
final class MonitoringKeys {

    /** The options while they are being read. */
    static final class Draft {

        private MonitoringOptions options = MonitoringOptions.NONE;

        MonitoringOptions options() {
            return options;
        }
    }

    private static final Group<Draft> THRESHOLDS = Group.of(
            Draft::new,
            option(
                    "cpuUsage",
                    Words.PERCENT,
                    "Alert above this share of the processor limit, in percent. Default: 80.",
                    MonitoringOptions::cpuUsage),
            option(
                    "memoryUsage",
                    Words.PERCENT,
                    "Alert above this share of the memory limit, in percent. Default: 85.",
                    MonitoringOptions::memoryUsage),
            option(
                    "responseTime",
                    Words.time(Duration.ofMillis(1)),
                    "Alert when a health check takes longer. Default: 5000.",
                    MonitoringOptions::responseTime));

    static final Group<Draft> GROUP = Group.of(
            Draft::new,
            option(
                    "healthCheckInterval",
                    Words.time(MonitoringOptions.LEAST_INTERVAL),
                    "Time between two rounds of health checks. Default: 30000.",
                    MonitoringOptions::healthCheckInterval),
            option(
                    "metricsCollectionInterval",
                    Words.time(MonitoringOptions.LEAST_INTERVAL),
                    "Time between two rounds of samples. Default: 10000.",
                    MonitoringOptions::metricsCollectionInterval),
            option(
                    "maxHealthCheckHistory",
                    Words.number(1, MonitoringOptions.MOST_KEPT),
                    "How many results of health checks are kept per instance. Default: 100.",
                    MonitoringOptions::maxHealthCheckHistory),
            option(
                    "maxMetricsHistory",
                    Words.number(1, MonitoringOptions.MOST_KEPT),
                    "How many samples are kept per instance. Default: 288.",
                    MonitoringOptions::maxMetricsHistory),
            Key.group("alertThresholds", THRESHOLDS, "When to raise an alert."));

    private MonitoringKeys() {}

    private static <T> Key<Draft> option(
            String name, Shape<T> shape, String about, BiFunction<MonitoringOptions, T, MonitoringOptions> set) {
        return Key.of(name, shape, about, (draft, found) -> draft.options = set.apply(draft.options, found.value()));
    }
}
