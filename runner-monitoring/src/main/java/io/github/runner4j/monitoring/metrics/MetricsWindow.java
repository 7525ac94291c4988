package io.github.runner4j.monitoring.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A part of the history.
 *
 * @param tier how finely these points are kept, and how far back they reach at most
 * @param points oldest first
 */
public record MetricsWindow(Tier tier, List<Metrics> points) {

    /** Keeps its own copy. */
    public MetricsWindow {
        points = List.copyOf(points);
    }

    /**
     * Where it begins.
     *
     * @return the time of the first point, if there is one
     */
    public Optional<Instant> from() {
        return points.stream().findFirst().map(Metrics::timestamp);
    }

    /**
     * How much time it really covers.
     *
     * @return from the first point to the end of the last
     */
    public Duration covered() {
        return from().map(first -> Duration.between(
                                first, points.get(points.size() - 1).timestamp())
                        .plus(tier.step()))
                .orElse(Duration.ZERO);
    }
}
