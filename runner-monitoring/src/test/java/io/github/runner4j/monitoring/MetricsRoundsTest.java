package io.github.runner4j.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.monitoring.metrics.MetricsQuery;
import io.github.runner4j.monitoring.metrics.Tier;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class MetricsRoundsTest {

    private final FakeRunner runner = new FakeRunner();
    private final FakeInstance app = new FakeInstance("a1");
    private final FakeInstance other = new FakeInstance("b2");
    private final Counters counters = new Counters();
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final MetricsRounds rounds = new MetricsRounds(runner, Tier.DEFAULTS, work::add);

    MetricsRoundsTest() {
        runner.instances.add(app);
        runner.instances.add(other);
    }

    @Test
    void nothingIsKnownBeforeTheFirstRound() {
        assertThat(rounds.latest(app.id())).isEmpty();
        assertThat(rounds.history(app.id(), MetricsQuery.ALL).points()).isEmpty();
        assertThat(rounds.history(app.id(), MetricsQuery.ALL).covered()).isZero();
    }

    @Test
    void anInstanceThatDoesNotRunHasNoFigures() {
        round(10);

        assertThat(rounds.latest(app.id())).isPresent();
        assertThat(rounds.latest(other.id())).isEmpty();
    }

    @Test
    void roundByRoundTheHistoryGrows() {
        round(10);
        round(30);

        assertThat(rounds.history(app.id(), MetricsQuery.ALL).points()).hasSize(2);
        assertThat(rounds.latest(app.id()).orElseThrow().cpu().usagePercent()).hasValue(30);
    }

    @Test
    void anInstanceThatRunsNoMoreHasAHistoryAndNoFigures() {
        round(10);
        runner.samples.remove(app.id());
        rounds.due();
        work.remove().run();

        assertThat(rounds.latest(app.id())).isEmpty();
        assertThat(rounds.history(app.id(), MetricsQuery.ALL).points()).hasSize(1);
    }

    @Test
    void anInstanceThatIsGoneIsForgotten() {
        round(10);
        runner.instances.remove(app);
        round(10);

        assertThat(rounds.latest(app.id())).isEmpty();
    }

    @Test
    void aRoundThatIsNotThroughIsNotBegunAgain() {
        rounds.due();
        rounds.due();

        assertThat(work).hasSize(1);
    }

    @Test
    void aRoundThatFailsIsFollowedByTheNext() {
        runner.beforeListing = () -> {
            throw new IllegalStateException("a runner that is broken");
        };
        round(10);
        runner.beforeListing = () -> {};
        round(10);

        assertThat(rounds.history(app.id(), MetricsQuery.ALL).points()).hasSize(1);
    }

    private void round(double cpuPercent) {
        runner.samples.put(
                app.id(), counters.pass(Duration.ofSeconds(10), cpuPercent).sample());
        rounds.due();
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }
}
