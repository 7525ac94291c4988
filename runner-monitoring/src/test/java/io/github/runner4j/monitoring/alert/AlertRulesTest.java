package io.github.runner4j.monitoring.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.config.MonitoringOptions;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.ContainerStatus;
import io.github.runner4j.instance.InstanceId;
import io.github.runner4j.monitoring.health.Check;
import io.github.runner4j.monitoring.health.Health;
import io.github.runner4j.monitoring.health.HealthStatus;
import io.github.runner4j.monitoring.metrics.Cpu;
import io.github.runner4j.monitoring.metrics.Memory;
import io.github.runner4j.monitoring.metrics.Metrics;
import io.github.runner4j.monitoring.metrics.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlertRulesTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:00:00Z");

    private final Map<String, AlertRule> rules =
            AlertRules.of(MonitoringOptions.NONE).stream().collect(Collectors.toMap(AlertRule::name, rule -> rule));

    private Optional<Metrics> metrics = Optional.empty();
    private Optional<Health> health = Optional.empty();
    private Optional<ContainerState> container = Optional.empty();
    private int restarts;
    private Optional<Duration> left = Optional.empty();

    @Test
    void thresholdsAreThoseOfTheOptions() {
        assertThat(rules.get("cpu-usage").threshold()).isEqualTo(80);
        assertThat(rules.get("memory-usage").threshold()).isEqualTo(85);
        assertThat(rules.get("response-time").threshold()).isEqualTo(5_000);
    }

    @Test
    void nothingSeenMeasuresNothingButRestarts() {
        assertThat(rules.values())
                .filteredOn(rule -> measured(rule.name()).isPresent())
                .extracting(AlertRule::name)
                .containsExactly("restart-loop");
    }

    @Test
    void usesAreMeasuredAgainstTheirLimits() {
        OptionalLong no = OptionalLong.empty();
        Traffic none = new Traffic(no, no);
        Cpu cpu = new Cpu(OptionalDouble.of(45), OptionalDouble.of(0.5), OptionalDouble.empty());
        Memory memory = new Memory(OptionalLong.of(900), OptionalLong.of(1_000));
        metrics = Optional.of(new Metrics(NOW, cpu, memory, none, none, no));

        assertThat(measured("cpu-usage")).hasValue(90);
        assertThat(measured("memory-usage")).hasValue(90);
    }

    @Test
    void theLastResponseTimeCounts() {
        health = Optional.of(health(HealthStatus.HEALTHY, true, false, true));

        assertThat(measured("response-time")).hasValue(7);
        assertThat(measured("unhealthy")).hasValue(0);
    }

    @Test
    void ofAnInstanceThatNobodyCouldAskNothingIsSaid() {
        health = Optional.of(health(HealthStatus.UNKNOWN, false));

        assertThat(measured("unhealthy")).isEmpty();
        assertThat(measured("response-time")).isEmpty();
    }

    @Test
    void changesOfTheLastTenMinutesAreFlapping() {
        health = Optional.of(health(HealthStatus.UNHEALTHY, true, false, true, false));

        assertThat(measured("health-flapping")).hasValue(3);
        assertThat(measured("unhealthy")).hasValue(1);
    }

    @Test
    void whatTheEngineTellsIsMeasured() {
        restarts = 3;
        left = Optional.of(Duration.ofSeconds(150));
        container = Optional.of(new ContainerState(
                "c",
                "c",
                "i",
                ContainerStatus.EXITED,
                OptionalInt.of(137),
                true,
                "",
                Optional.empty(),
                Optional.empty(),
                3,
                Optional.empty(),
                List.of(),
                Map.of()));

        assertThat(measured("restart-loop")).hasValue(3);
        assertThat(measured("out-of-memory")).hasValue(1);
        assertThat(measured("lifetime-ending")).hasValue(-2.5);
    }

    private OptionalDouble measured(String rule) {
        return rules.get(rule)
                .measure(new Observation(
                        NOW, new InstanceId("a1"), "hello", metrics, health, container, restarts, left));
    }

    private static Health health(HealthStatus status, boolean... successes) {
        List<Check> checks = IntStream.range(0, successes.length)
                .mapToObj(i -> successes[i]
                        ? Check.passed(NOW.minusSeconds(30L * (successes.length - i)), Duration.ofMillis(7))
                        : Check.failed(NOW.minusSeconds(30L * (successes.length - i)), "refused"))
                .toList();
        return new Health(Optional.of("c"), status, Optional.of(NOW), checks, Duration.ZERO, 0);
    }
}
