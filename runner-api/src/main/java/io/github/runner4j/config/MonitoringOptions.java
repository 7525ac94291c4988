package io.github.runner4j.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How instances are watched, as far as it is set. What is not set is taken from the level below.
 *
 * @param healthCheckInterval time between two rounds of health checks
 * @param metricsCollectionInterval time between two rounds of samples
 * @param maxHealthCheckHistory how many results of health checks are kept per instance
 * @param maxMetricsHistory how many samples are kept per instance
 * @param cpuUsage alerts above this share of the processor limit, in percent
 * @param memoryUsage alerts above this share of the memory limit, in percent
 * @param responseTime alerts when a health check takes longer
 */
public record MonitoringOptions(
        Optional<Duration> healthCheckInterval,
        Optional<Duration> metricsCollectionInterval,
        Optional<Integer> maxHealthCheckHistory,
        Optional<Integer> maxMetricsHistory,
        Optional<Double> cpuUsage,
        Optional<Double> memoryUsage,
        Optional<Duration> responseTime) {

    /** Nothing set. */
    public static final MonitoringOptions NONE = new MonitoringOptions(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** What holds when nobody says otherwise: 30 s, 10 s, 100 results, 288 samples, 80 %, 85 %, 5 s. */
    public static final MonitoringOptions DEFAULT = new MonitoringOptions(
            Optional.of(Duration.ofSeconds(30)),
            Optional.of(Duration.ofSeconds(10)),
            Optional.of(100),
            Optional.of(288),
            Optional.of(80.0),
            Optional.of(85.0),
            Optional.of(Duration.ofSeconds(5)));

    /**
     * These options, and for those not set the others.
     *
     * @param base the level below
     * @return the combination
     */
    public MonitoringOptions over(MonitoringOptions base) {
        return new MonitoringOptions(
                healthCheckInterval.or(base::healthCheckInterval),
                metricsCollectionInterval.or(base::metricsCollectionInterval),
                maxHealthCheckHistory.or(base::maxHealthCheckHistory),
                maxMetricsHistory.or(base::maxMetricsHistory),
                cpuUsage.or(base::cpuUsage),
                memoryUsage.or(base::memoryUsage),
                responseTime.or(base::responseTime));
    }
}
