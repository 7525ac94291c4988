package io.github.runner4j.monitoring.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.instance.InstanceId;
import io.github.runner4j.monitoring.alert.Alert.State;
import io.github.runner4j.monitoring.metrics.Cpu;
import io.github.runner4j.monitoring.metrics.Memory;
import io.github.runner4j.monitoring.metrics.Metrics;
import io.github.runner4j.monitoring.metrics.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AlertsTest {

    private static final InstanceId APP = new InstanceId("a1");
    private static final Duration ROUND = Duration.ofSeconds(10);

    private final List<Alert> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-02T03:00:00Z");
    private Alerts alerts = new Alerts(List.of());

    @Test
    void firesOnceAndResolvesOnce() {
        rule(cpu().build());

        rounds(50, 90, 95, 99, 90);
        assertThat(told).hasSize(1);
        assertThat(alerts.firing()).isEqualTo(told);
        rounds(20, 20, 20, 20, 20, 20, 20, 20);

        assertThat(told).extracting(Alert::state).containsExactly(State.FIRING, State.RESOLVED);
        assertThat(told.get(0).message()).isEqualTo("Processor use is 90 %, above 80 %.");
        assertThat(told.get(1).message()).isEqualTo("Processor use is 20 % again.");
        assertThat(told.get(1).since()).isEqualTo(told.get(0).at());
        assertThat(alerts.firing()).isEmpty();
    }

    @Test
    void aValueThatGoesUpAndDownMakesTwoAlertsAndNotTwoHundred() {
        rule(cpu().build());

        for (int i = 0; i < 100; i++) {
            rounds(95, 10);
        }
        assertThat(told).hasSize(1);
        rounds(10, 10, 10, 10, 10, 10, 10);

        assertThat(told).extracting(Alert::state).containsExactly(State.FIRING, State.RESOLVED);
    }

    @Test
    void theValueHasToBeHighForAWhile() {
        rule(cpu().fireAfter(Duration.ofSeconds(30)).build());

        rounds(90, 90, 90, 10, 90, 90, 90);
        assertThat(told).isEmpty();
        rounds(90);

        assertThat(told).hasSize(1);
    }

    @Test
    void theValueHasToBeLowForAWhile() {
        rule(cpu().clearAfter(Duration.ofSeconds(20)).build());

        rounds(90, 10, 10, 90, 10, 10);
        assertThat(told).hasSize(1);
        rounds(10);

        assertThat(told).hasSize(2);
    }

    @Test
    void betweenTheTwoThresholdsItIsNotOver() {
        rule(cpu().clearAt(70).clearAfter(Duration.ZERO).build());

        rounds(90, 75, 71);
        assertThat(told).hasSize(1);
        rounds(70);

        assertThat(told).hasSize(2);
    }

    @Test
    void restsBeforeItFiresAgain() {
        rule(cpu().clearAfter(Duration.ZERO).cooldown(Duration.ofSeconds(30)).build());

        rounds(90, 10, 90, 90);
        assertThat(told).hasSize(2);
        rounds(90);

        assertThat(told).extracting(Alert::state).containsExactly(State.FIRING, State.RESOLVED, State.FIRING);
    }

    @Test
    void whatIsNotKnownChangesNothing() {
        rule(cpu().clearAfter(Duration.ZERO).build());

        rounds(90);
        round(Optional.empty());
        round(Optional.empty());

        assertThat(told).hasSize(1);
    }

    @Test
    void whatFiresForAnInstanceThatIsGoneIsOver() {
        rule(cpu().build());
        rounds(90);

        told.addAll(alerts.after(now, List.of()));

        assertThat(told).extracting(Alert::state).containsExactly(State.FIRING, State.RESOLVED);
        assertThat(told.get(1).message()).isEqualTo("The instance is gone.");
        assertThat(alerts.firing()).isEmpty();
    }

    private static AlertRule.Builder cpu() {
        return AlertRule.above(
                        "cpu-usage",
                        80,
                        seen -> seen.metrics()
                                .map(each -> each.cpu().usagePercent())
                                .orElseGet(OptionalDouble::empty))
                .says("Processor use", " %");
    }

    private void rule(AlertRule rule) {
        alerts = new Alerts(List.of(rule));
    }

    private void rounds(double... percents) {
        for (double percent : percents) {
            OptionalLong no = OptionalLong.empty();
            Cpu cpu = new Cpu(OptionalDouble.of(percent), OptionalDouble.empty(), OptionalDouble.empty());
            Traffic none = new Traffic(no, no);
            round(Optional.of(new Metrics(now, cpu, new Memory(no, no), none, none, no)));
        }
    }

    private void round(Optional<Metrics> metrics) {
        Observation seen =
                new Observation(now, APP, "hello", metrics, Optional.empty(), Optional.empty(), 0, Optional.empty());
        told.addAll(alerts.after(now, List.of(seen)));
        now = now.plus(ROUND);
    }
}
