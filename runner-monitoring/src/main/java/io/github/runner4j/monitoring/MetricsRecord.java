package io.github.runner4j.monitoring;

import io.github.runner4j.container.Sample;
import io.github.runner4j.monitoring.metrics.Cpu;
import io.github.runner4j.monitoring.metrics.Memory;
import io.github.runner4j.monitoring.metrics.Metrics;
import io.github.runner4j.monitoring.metrics.MetricsQuery;
import io.github.runner4j.monitoring.metrics.MetricsWindow;
import io.github.runner4j.monitoring.metrics.Tier;
import io.github.runner4j.monitoring.metrics.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The history of one instance in several tiers, the finest first. Safe for several threads. */
final class MetricsRecord {

    private record Level(Tier tier, Mean mean, Ring ring) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Level> levels;
    private @Nullable Sample last;

    MetricsRecord(List<Tier> tiers) {
        this.levels = tiers.stream()
                .map(tier -> new Level(tier, new Mean(Math.max(1, tier.step().toSeconds())), new Ring(tier.points())))
                .toList();
    }

    /** Adds what was read; a sample that is not newer than the last one adds nothing. */
    void add(Sample sample) {
        lock.lock();
        try {
            Sample before = last;
            if (before != null && !sample.readAt().isAfter(before.readAt())) {
                return;
            }
            last = sample;
            Row row = Row.of(sample, before == null ? sample : before);
            levels.get(0).ring().add(row);
            levels.stream().skip(1).forEach(level -> add(level, row));
        } finally {
            lock.unlock();
        }
    }

    private static void add(Level level, Row row) {
        if (level.mean().isOverAt(row)) {
            level.ring().add(level.mean().take());
        }
        level.mean().add(row);
    }

    Optional<Metrics> latest() {
        lock.lock();
        try {
            Ring ring = levels.get(0).ring();
            return Optional.ofNullable(last).map(limits -> metrics(ring.get(ring.size() - 1), limits));
        } finally {
            lock.unlock();
        }
    }

    /** How many rows of all tiers there is room for. */
    int room() {
        lock.lock();
        try {
            return levels.stream().mapToInt(level -> level.ring().room()).sum();
        } finally {
            lock.unlock();
        }
    }

    MetricsWindow history(MetricsQuery query) {
        lock.lock();
        try {
            Level level = level(query);
            List<Metrics> points = Optional.ofNullable(last)
                    .map(limits -> points(level.ring(), query, limits))
                    .orElse(List.of());
            return new MetricsWindow(level.tier(), points);
        } finally {
            lock.unlock();
        }
    }

    private static List<Metrics> points(Ring ring, MetricsQuery query, Sample limits) {
        long since = query.since().map(Instant::getEpochSecond).orElse(Long.MIN_VALUE);
        long most = query.limit().orElse(Integer.MAX_VALUE);
        return IntStream.range(0, ring.size())
                .skip(Math.max(0, ring.size() - most))
                .mapToObj(ring::get)
                .filter(row -> row.seconds() >= since)
                .map(row -> metrics(row, limits))
                .toList();
    }

    /** The finest that is coarse enough and reaches back far enough; the coarsest when none is or does. */
    private Level level(MetricsQuery query) {
        Duration finest = query.step().orElse(Duration.ZERO);
        return levels.stream()
                .filter(level -> level.tier().step().compareTo(finest) >= 0)
                .filter(level ->
                        query.since().map(since -> reaches(level, since)).orElse(true))
                .findFirst()
                .orElse(levels.get(levels.size() - 1));
    }

    /** A ring that is not full yet has everything since the first sample. */
    private static boolean reaches(Level level, Instant since) {
        Ring ring = level.ring();
        return ring.size() < level.tier().points() || ring.get(0).seconds() <= since.getEpochSecond();
    }

    /** Limits are not kept with each point: they are those of the last sample. */
    private static Metrics metrics(Row row, Sample limits) {
        return new Metrics(
                Instant.ofEpochSecond(row.seconds()),
                new Cpu(Row.known(row.cpuPercent()), limits.cpuLimit(), Row.known(row.throttledPercent())),
                new Memory(Row.known(row.memoryBytes()), limits.memoryLimitBytes()),
                new Traffic(Row.known(row.rxBytes()), Row.known(row.txBytes())),
                new Traffic(Row.known(row.readBytes()), Row.known(row.writeBytes())),
                Row.known(row.pids()));
    }
}
