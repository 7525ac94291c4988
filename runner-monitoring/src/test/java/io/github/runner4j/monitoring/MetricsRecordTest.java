package io.github.runner4j.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.runner4j.monitoring.metrics.Metrics;
import io.github.runner4j.monitoring.metrics.MetricsQuery;
import io.github.runner4j.monitoring.metrics.MetricsWindow;
import io.github.runner4j.monitoring.metrics.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricsRecordTest {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final MetricsRecord record = new MetricsRecord(Tier.DEFAULTS);
    private final Counters counters = new Counters();

    @Test
    void theFirstSampleHasNoRates() {
        counters.memory = OptionalLong.of(700);
        counters.cache = OptionalLong.of(200);
        record.add(counters.sample());

        Metrics metrics = latest();

        assertThat(metrics.cpu().usagePercent()).isEmpty();
        assertThat(metrics.cpu().throttledPercent()).isEmpty();
        assertThat(metrics.memory().usageBytes()).hasValue(500);
        assertThat(metrics.memory().percent()).hasValue(50);
        assertThat(metrics.pids()).hasValue(1);
    }

    @Test
    void theUseOfProcessorsIsThatOfOneCoreAndOfTheLimit() {
        counters.cpuLimit = OptionalDouble.of(1.5);
        record.add(counters.sample());
        counters.throttledNanos = OptionalLong.of(1_000_000_000L);
        record.add(counters.pass(TEN_SECONDS, 120).sample());

        Metrics metrics = latest();

        assertThat(metrics.cpu().usagePercent().getAsDouble()).isCloseTo(120, within(0.001));
        assertThat(metrics.cpu().ofLimitPercent().getAsDouble()).isCloseTo(80, within(0.001));
        assertThat(metrics.cpu().limitPercent()).hasValue(150);
        assertThat(metrics.cpu().throttledPercent().getAsDouble()).isCloseTo(10, within(0.001));
    }

    @Test
    void whatIsNotCountedIsAbsentAndNotZero() {
        counters.cpuNanos = OptionalLong.empty();
        counters.memory = OptionalLong.empty();
        counters.rx = OptionalLong.empty();
        record.add(counters.sample());
        counters.at = counters.at.plus(TEN_SECONDS);
        record.add(counters.sample());

        Metrics metrics = latest();

        assertThat(metrics.cpu().usagePercent()).isEmpty();
        assertThat(metrics.cpu().ofLimitPercent()).isEmpty();
        assertThat(metrics.memory().usageBytes()).isEmpty();
        assertThat(metrics.memory().percent()).isEmpty();
        assertThat(metrics.network().inBytes()).isEmpty();
        assertThat(metrics.io().outBytes()).isEmpty();
    }

    @Test
    void countersThatBeginAnewMakeNoRate() {
        counters.cpuNanos = OptionalLong.of(1_000_000_000_000L);
        record.add(counters.sample());
        counters.cpuNanos = OptionalLong.of(5);
        counters.at = counters.at.plus(TEN_SECONDS);
        record.add(counters.sample());
        assertThat(latest().cpu().usagePercent()).isEmpty();

        record.add(counters.pass(TEN_SECONDS, 40).sample());

        assertThat(latest().cpu().usagePercent().getAsDouble()).isCloseTo(40, within(0.001));
    }

    @Test
    void aSampleThatIsNotNewerAddsNothing() {
        record.add(counters.sample());
        record.add(counters.sample());
        counters.at = counters.at.minusSeconds(1);
        record.add(counters.sample());

        assertThat(record.history(MetricsQuery.ALL).points()).hasSize(1);
    }

    @Test
    void keepsAsManyPointsAsTheFirstTierHas() {
        day();

        MetricsWindow window = record.history(MetricsQuery.ALL);

        assertThat(window.points()).hasSize(288);
        assertThat(window.covered()).isEqualTo(Duration.ofMinutes(48));
        assertThat(window.tier().window()).isEqualTo(Duration.ofMinutes(48));
        assertThat(window.points().get(287).timestamp()).isEqualTo(counters.at);
    }

    @Test
    void theLastOnesAreAsManyAsAskedFor() {
        day();

        List<Metrics> points = record.history(MetricsQuery.ALL.limit(3)).points();

        assertThat(points)
                .extracting(Metrics::timestamp)
                .containsExactly(counters.at.minusSeconds(20), counters.at.minusSeconds(10), counters.at);
    }

    @Test
    void whatLiesFurtherBackIsFoundInACoarserTier() {
        day();
        Instant anHourAgo = counters.at.minus(Duration.ofHours(1));
        Instant twelveHoursAgo = counters.at.minus(Duration.ofHours(12));

        assertThat(record.history(MetricsQuery.ALL.since(counters.at.minusSeconds(100)))
                        .tier()
                        .step())
                .isEqualTo(TEN_SECONDS);
        assertThat(record.history(MetricsQuery.ALL.since(anHourAgo)).tier().step())
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(record.history(MetricsQuery.ALL.since(anHourAgo)).points())
                .as("whole minutes: neither the one that had begun then nor the one that is not over")
                .hasSize(59);
        assertThat(record.history(MetricsQuery.ALL.since(twelveHoursAgo)).tier().step())
                .isEqualTo(Duration.ofMinutes(10));
        assertThat(record.history(MetricsQuery.ALL.step(Duration.ofSeconds(61)))
                        .tier()
                        .step())
                .isEqualTo(Duration.ofMinutes(10));
        assertThat(record.history(MetricsQuery.ALL.step(Duration.ofDays(1)))
                        .tier()
                        .step())
                .isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void whatIsKeptGrowsNoMoreOnceTheTiersAreFull() {
        day();
        int afterADay = record.room();
        day();

        assertThat(afterADay).isEqualTo(288 + 240 + 144);
        assertThat(record.room()).isEqualTo(afterADay);
    }

    @Test
    void averagesAreThoseOfTheirSamples() {
        Random random = new Random(42);
        record.add(counters.sample());
        double[] cpu = new double[6 * 60 * 24];
        long[] memory = new long[cpu.length];
        for (int i = 0; i < cpu.length; i++) {
            memory[i] = random.nextInt(1_000_000);
            counters.memory = OptionalLong.of(memory[i]);
            counters.rx = OptionalLong.of(i);
            long before = counters.cpuNanos.getAsLong();
            record.add(counters.pass(TEN_SECONDS, 200 * random.nextDouble()).sample());
            cpu[i] = 100.0 * (counters.cpuNanos.getAsLong() - before) / TEN_SECONDS.toNanos();
        }

        List<Metrics> tenMinutes =
                record.history(MetricsQuery.ALL.step(Duration.ofMinutes(10))).points();

        // the first sample of all came at the begin of the first step, the last step is not over
        assertThat(tenMinutes).hasSize(144);
        for (int step = 1; step < 144; step++) {
            int first = step * 60 - 1;
            Metrics mean = tenMinutes.get(step);
            assertThat(mean.timestamp()).isEqualTo(Counters.START.plus(Duration.ofMinutes(10L * step)));
            assertThat(mean.cpu().usagePercent()).hasValue((float) IntStream.range(first, first + 60)
                    .mapToDouble(i -> cpu[i])
                    .average()
                    .orElseThrow());
            assertThat(mean.memory().usageBytes())
                    .hasValue(Math.round(IntStream.range(first, first + 60)
                            .mapToDouble(i -> memory[i])
                            .average()
                            .orElseThrow()));
            assertThat(mean.network().inBytes()).hasValue(first + 59);
        }
    }

    private void day() {
        for (int i = 0; i < 6 * 60 * 24 + 10; i++) {
            record.add(counters.pass(TEN_SECONDS, 50).sample());
        }
    }

    private Metrics latest() {
        return record.latest().orElseThrow();
    }
}
