package io.github.runner4j.monitoring.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which part of the history.
 *
 * @param since not before this moment
 * @param step no finer than this; by default as finely as is kept back to {@code since}
 * @param limit at most so many points, the last ones
 */
public record MetricsQuery(Optional<Instant> since, Optional<Duration> step, OptionalInt limit) {

    /** All of the finest points. */
    public static final MetricsQuery ALL = new MetricsQuery(Optional.empty(), Optional.empty(), OptionalInt.empty());

    /**
     * From a moment on.
     *
     * @param moment the moment
     * @return a new query
     */
    public MetricsQuery since(Instant moment) {
        return new MetricsQuery(Optional.of(moment), step, limit);
    }

    /**
     * No finer than a step.
     *
     * @param time the step
     * @return a new query
     */
    public MetricsQuery step(Duration time) {
        return new MetricsQuery(since, Optional.of(time), limit);
    }

    /**
     * The last ones.
     *
     * @param number how many at most
     * @return a new query
     */
    public MetricsQuery limit(int number) {
        return new MetricsQuery(since, step, OptionalInt.of(number));
    }
}
