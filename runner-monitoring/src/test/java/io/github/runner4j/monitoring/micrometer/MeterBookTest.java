package io.github.runner4j.monitoring.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.instance.InstanceId;
import io.github.runner4j.monitoring.alert.Observation;
import io.github.runner4j.monitoring.health.Health;
import io.github.runner4j.monitoring.health.HealthStatus;
import io.github.runner4j.monitoring.metrics.Cpu;
import io.github.runner4j.monitoring.metrics.Memory;
import io.github.runner4j.monitoring.metrics.Metrics;
import io.github.runner4j.monitoring.metrics.Traffic;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MeterBookTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MeterBook book = new MeterBook(registry);

    @Test
    void eachFigureIsAMeterOfItsInstance() {
        book.after(List.of(seen("a1", 150)));

        assertThat(gauge("container.cpu.usage", "a1")).isEqualTo(1.5);
        assertThat(gauge("container.memory.usage", "a1")).isEqualTo(700);
        assertThat(gauge("runner.instance.healthy", "a1")).isEqualTo(1);
        assertThat(gauge("runner.instance.restarts", "a1")).isEqualTo(2);
        assertThat(registry.get("container.network.io")
                        .tag("network.io.direction", "receive")
                        .functionCounter()
                        .count())
                .isEqualTo(10);
    }

    @Test
    void whatIsNotKnownHasNoMeter() {
        book.after(List.of(seen("a1", 150)));

        assertThat(registry.find("container.disk.io").meters()).isEmpty();
        assertThat(registry.find("container.cpu.limit").meters()).isEmpty();
        assertThat(registry.find("runner.instance.lifetime.left").meters()).isEmpty();
    }

    @Test
    void aMeterShowsTheLastRound() {
        book.after(List.of(seen("a1", 150)));
        book.after(List.of(seen("a1", 30)));

        assertThat(gauge("container.cpu.usage", "a1")).isEqualTo(0.3);
    }

    @Test
    void anInstanceThatIsGoneHasNoMeters() {
        book.after(List.of(seen("a1", 150), seen("b2", 30)));
        book.after(List.of(seen("b2", 30)));

        assertThat(registry.getMeters())
                .isNotEmpty()
                .extracting(Meter::getId)
                .allSatisfy(id -> assertThat(id.getTag("instance.id")).isEqualTo("b2"));
    }

    @Test
    void nothingIsLeftAfterCloseAndNothingComesBack() {
        book.after(List.of(seen("a1", 150)));
        book.close();
        book.after(List.of(seen("a1", 150)));

        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void prometheusReadsNamesWithUnitsAndTotals() {
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new MeterBook(prometheus).after(List.of(seen("a1", 150)));

        assertThat(prometheus.scrape())
                .contains("container_memory_usage_bytes{component=\"hello\",instance_id=\"a1\"} 700.0")
                .contains("container_network_io_bytes_total{component=\"hello\",instance_id=\"a1\","
                        + "network_io_direction=\"receive\"} 10.0")
                .doesNotContain("NaN");
    }

    private double gauge(String name, String instance) {
        return registry.get(name).tag("instance.id", instance).gauge().value();
    }

    private static Observation seen(String id, double cpuPercent) {
        OptionalLong no = OptionalLong.empty();
        Metrics metrics = new Metrics(
                NOW,
                new Cpu(OptionalDouble.of(cpuPercent), OptionalDouble.empty(), OptionalDouble.empty()),
                new Memory(OptionalLong.of(700), OptionalLong.of(1_000)),
                new Traffic(OptionalLong.of(10), OptionalLong.of(20)),
                new Traffic(no, no),
                OptionalLong.of(3));
        Health health = new Health(
                Optional.of("c"), HealthStatus.HEALTHY, Optional.of(NOW), List.of(), Duration.ofSeconds(90), 2);
        return new Observation(
                NOW,
                new InstanceId(id),
                "hello",
                Optional.of(metrics),
                Optional.of(health),
                Optional.empty(),
                0,
                Optional.empty());
    }
}
