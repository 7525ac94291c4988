package io.github.runner4j.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.Runner;
import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.MonitoringOptions;
import io.github.runner4j.instance.ProbeResult;
import io.github.runner4j.monitoring.alert.Alert;
import io.github.runner4j.monitoring.alert.AlertRule;
import io.github.runner4j.monitoring.alert.Observation;
import io.github.runner4j.monitoring.health.HealthStatus;
import io.github.runner4j.monitoring.metrics.Tier;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With real threads; what is waited for is an event, never a time. */
@Timeout(60)
class MonitoringTest {

    private final FakeRunner runner = new FakeRunner();
    private final FakeInstance app = new FakeInstance("a1");
    private final ManualClock clock = new ManualClock();

    MonitoringTest() {
        runner.instances.add(app);
        app.probe = () -> new ProbeResult(clock.instant(), true, Duration.ofMillis(7), "accepted");
    }

    @Test
    void tellsTheHealthOfAnInstanceWithDefaultOptions() {
        try (Monitoring monitoring = Monitoring.start(runner)) {
            assertThat(monitoring.health(app.id()).status()).isEqualTo(HealthStatus.HEALTHY);
        }
    }

    @Test
    void startsFromWhatTheRunnersHostSays() {
        runner.monitoring = MonitoringOptions.NONE
                .healthCheckInterval(Duration.ofSeconds(7))
                .metricsCollectionInterval(Duration.ofSeconds(90))
                .maxHealthCheckHistory(8)
                .maxMetricsHistory(9)
                .cpuUsage(50);

        Monitoring.Builder builder = Monitoring.builder(runner);

        assertThat(builder.healthCheckInterval()).isEqualTo(Duration.ofSeconds(7));
        assertThat(builder.metricsCollectionInterval()).isEqualTo(Duration.ofSeconds(90));
        assertThat(builder.maxHealthCheckHistory()).isEqualTo(8);
        assertThat(builder.tiers()).containsExactly(new Tier(Duration.ofSeconds(90), 9), Tier.DEFAULTS.get(2));
        assertThat(builder.rules().get(0).threshold()).isEqualTo(50);
        assertThat(builder.rules().get(1).threshold()).isEqualTo(85);
    }

    @Test
    void hasDefaultsWhereTheHostSaysNothing() {
        Monitoring.Builder builder = Monitoring.builder(runner);

        assertThat(builder.healthCheckInterval()).isEqualTo(Monitoring.DEFAULT_HEALTH_CHECK_INTERVAL);
        assertThat(builder.metricsCollectionInterval()).isEqualTo(Monitoring.DEFAULT_METRICS_COLLECTION_INTERVAL);
        assertThat(builder.maxHealthCheckHistory()).isEqualTo(Monitoring.DEFAULT_HEALTH_CHECK_HISTORY);
        assertThat(builder.tiers()).isEqualTo(Tier.DEFAULTS);
    }

    @Test
    void tellsListenersOfAlertsAndListsThem() throws InterruptedException {
        BlockingQueue<Alert> told = new LinkedBlockingQueue<>();
        AlertRule rule =
                AlertRule.above("always", 0, seen -> OptionalDouble.of(1)).build();

        try (Monitoring monitoring = often().alertRules(List.of(rule))
                .onAlert(alert -> {
                    throw new IllegalStateException("a listener that is broken");
                })
                .onAlert(told::add)
                .start()) {
            Alert alert = told.poll(50, TimeUnit.SECONDS);

            assertThat(alert.rule()).isEqualTo("always");
            assertThat(alert.component()).isEqualTo("hello");
            assertThat(monitoring.alerts()).containsExactly(alert);
        }
    }

    @Test
    void tellsListenersOfRoundsUntilTheyAreTakenBack() throws InterruptedException {
        BlockingQueue<List<Observation>> rounds = new LinkedBlockingQueue<>();

        try (Monitoring monitoring =
                        often().metricsCollectionInterval(Duration.ofMillis(1)).start();
                Runner.Subscription broken = monitoring.onRound(round -> {
                    throw new IllegalStateException("a listener that is broken");
                });
                Runner.Subscription subscription = monitoring.onRound(rounds::add)) {
            List<Observation> round = rounds.poll(50, TimeUnit.SECONDS);

            assertThat(round).extracting(Observation::instanceId).containsExactly(app.id());
        }
    }

    @Test
    void checksRoundByRound() throws InterruptedException {
        CountDownLatch third = new CountDownLatch(3);
        runner.beforeListing = third::countDown;

        try (Monitoring monitoring = often().start()) {
            assertThat(third.await(50, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void goesOnWhenTheRunnerFails() throws InterruptedException {
        CountDownLatch third = new CountDownLatch(3);
        runner.beforeListing = () -> {
            third.countDown();
            throw new IllegalStateException("a runner that is broken");
        };

        try (Monitoring monitoring = often().start()) {
            assertThat(third.await(50, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void leavesNoThreadAndNoListenerAfterClose() throws InterruptedException {
        CountDownLatch probing = new CountDownLatch(1);
        app.probe = () -> {
            probing.countDown();
            return hang();
        };

        Monitoring monitoring = often().start();
        assertThat(probing.await(50, TimeUnit.SECONDS)).isTrue();
        List<Thread> ours = threads();
        monitoring.close();

        assertThat(ours).isNotEmpty();
        for (Thread thread : ours) {
            thread.join();
        }
        assertThat(threads()).isEmpty();
        assertThat(runner.listeners).isEmpty();
    }

    @Test
    void closesTwice() {
        Monitoring monitoring = Monitoring.start(runner);

        monitoring.close();
        monitoring.close();

        assertThat(runner.listeners).isEmpty();
    }

    @Test
    void refusesOptionsOutOfTheirRanges() {
        Monitoring.Builder builder = Monitoring.builder(runner);

        assertThatThrownBy(() -> builder.healthCheckInterval(Duration.ZERO))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("healthCheckInterval");
        assertThatThrownBy(() -> builder.maxHealthCheckHistory(0)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> builder.probesAtOnce(0)).isInstanceOf(ConfigException.class);
    }

    private Monitoring.Builder often() {
        return Monitoring.builder(runner)
                .clock(clock)
                .healthCheckInterval(Duration.ofMillis(1))
                .maxHealthCheckHistory(10)
                .probesAtOnce(2);
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("runner-"))
                .toList();
    }

    /** As a probe does that is interrupted. */
    private static ProbeResult hang() {
        try {
            new CountDownLatch(1).await();
            throw new AssertionError();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }
}
