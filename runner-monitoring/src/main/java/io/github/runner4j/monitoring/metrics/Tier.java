package io.github.runner4j.monitoring.metrics;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much is kept how finely.
 *
 * @param step the time between two points; averages are made over it
 * @param points how many are kept, 1 or more
 */
public record Tier(Duration step, int points) {

    /** 48 minutes of points every 10 s, 4 hours every minute, 24 hours every 10 minutes. */
    public static final List<Tier> DEFAULTS = List.of(
            new Tier(Duration.ofSeconds(10), 288),
            new Tier(Duration.ofMinutes(1), 240),
            new Tier(Duration.ofMinutes(10), 144));

    /**
     * Tiers of which the finest keeps each sample; the others are those of {@link #DEFAULTS} that are coarser.
     *
     * @param interval the time between two samples
     * @param samples how many samples are kept
     * @return the tiers, finest first
     */
    public static List<Tier> startingWith(Duration interval, int samples) {
        Stream<Tier> coarser = DEFAULTS.stream().filter(tier -> tier.step().compareTo(interval) > 0);
        return Stream.concat(Stream.of(new Tier(interval, samples)), coarser).toList();
    }

    /**
     * How far back it reaches when it is full.
     *
     * @return step times points
     */
    public Duration window() {
        return step.multipliedBy(points);
    }
}
