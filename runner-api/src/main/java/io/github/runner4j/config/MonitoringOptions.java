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

    /** The least time between two rounds: 1 s. */
    public static final Duration LEAST_INTERVAL = Duration.ofSeconds(1);

    /** The most results, or samples, that are kept per instance. */
    public static final int MOST_KEPT = 1_000_000;

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
     * The same options with this time between two rounds of health checks.
     *
     * @param time at least {@link #LEAST_INTERVAL}
     * @return new options
     * @throws ConfigException when it is not in that range
     */
    public MonitoringOptions healthCheckInterval(Duration time) {
        return new MonitoringOptions(
                Optional.of(interval("healthCheckInterval", time)),
                metricsCollectionInterval,
                maxHealthCheckHistory,
                maxMetricsHistory,
                cpuUsage,
                memoryUsage,
                responseTime);
    }

    /**
     * The same options with this time between two rounds of samples.
     *
     * @param time at least {@link #LEAST_INTERVAL}
     * @return new options
     * @throws ConfigException when it is not in that range
     */
    public MonitoringOptions metricsCollectionInterval(Duration time) {
        return new MonitoringOptions(
                healthCheckInterval,
                Optional.of(interval("metricsCollectionInterval", time)),
                maxHealthCheckHistory,
                maxMetricsHistory,
                cpuUsage,
                memoryUsage,
                responseTime);
    }

    /**
     * The same options with this number of results of health checks that are kept.
     *
     * @param size 1 to {@value #MOST_KEPT}
     * @return new options
     * @throws ConfigException when it is not in that range
     */
    public MonitoringOptions maxHealthCheckHistory(int size) {
        return new MonitoringOptions(
                healthCheckInterval,
                metricsCollectionInterval,
                Optional.of(size("maxHealthCheckHistory", size)),
                maxMetricsHistory,
                cpuUsage,
                memoryUsage,
                responseTime);
    }

    /**
     * The same options with this number of samples that are kept.
     *
     * @param size 1 to {@value #MOST_KEPT}
     * @return new options
     * @throws ConfigException when it is not in that range
     */
    public MonitoringOptions maxMetricsHistory(int size) {
        return new MonitoringOptions(
                healthCheckInterval,
                metricsCollectionInterval,
                maxHealthCheckHistory,
                Optional.of(size("maxMetricsHistory", size)),
                cpuUsage,
                memoryUsage,
                responseTime);
    }

    /**
     * The same options with this share of the processor limit above which there is an alert.
     *
     * @param percent 0 to 100
     * @return new options
     * @throws ConfigException when it is not in that range
     */
    public MonitoringOptions cpuUsage(double percent) {
        return new MonitoringOptions(
                healthCheckInterval,
                metricsCollectionInterval,
                maxHealthCheckHistory,
                maxMetricsHistory,
                Optional.of(percent("cpuUsage", percent)),
                memoryUsage,
                responseTime);
    }

    /**
     * The same options with this share of the memory limit above which there is an alert.
     *
     * @param percent 0 to 100
     * @return new options
     * @throws ConfigException when it is not in that range
     */
    public MonitoringOptions memoryUsage(double percent) {
        return new MonitoringOptions(
                healthCheckInterval,
                metricsCollectionInterval,
                maxHealthCheckHistory,
                maxMetricsHistory,
                cpuUsage,
                Optional.of(percent("memoryUsage", percent)),
                responseTime);
    }

    /**
     * The same options with this time of a health check above which there is an alert.
     *
     * @param time positive
     * @return new options
     * @throws ConfigException when it is not in that range
     */
    public MonitoringOptions responseTime(Duration time) {
        return new MonitoringOptions(
                healthCheckInterval,
                metricsCollectionInterval,
                maxHealthCheckHistory,
                maxMetricsHistory,
                cpuUsage,
                memoryUsage,
                Optional.of(positive("responseTime", time)));
    }

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

    private static Duration interval(String name, Duration time) {
        if (time.compareTo(LEAST_INTERVAL) < 0) {
            throw Invalid.value("The " + name, time, "at least 1 s");
        }
        return time;
    }

    private static Duration positive(String name, Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw Invalid.value("The " + name, time, "a positive time");
        }
        return time;
    }

    private static int size(String name, int size) {
        if (size < 1 || size > MOST_KEPT) {
            throw Invalid.value("The " + name, size, "1 to " + MOST_KEPT);
        }
        return size;
    }

    private static double percent(String name, double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw Invalid.value("The " + name, percent, "0 to 100");
        }
        return percent;
    }
}
