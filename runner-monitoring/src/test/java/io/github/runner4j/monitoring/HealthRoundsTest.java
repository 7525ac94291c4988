package io.github.runner4j.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.container.ContainerException;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.ContainerStatus;
import io.github.runner4j.error.DaemonException;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.event.RunEvent;
import io.github.runner4j.instance.InstanceId;
import io.github.runner4j.instance.InstanceState;
import io.github.runner4j.instance.ProbeResult;
import io.github.runner4j.monitoring.health.Check;
import io.github.runner4j.monitoring.health.Health;
import io.github.runner4j.monitoring.health.HealthStatus;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class HealthRoundsTest {

    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final ManualClock clock = new ManualClock();
    private final FakeRunner runner = new FakeRunner();
    private final FakeInstance app = new FakeInstance("a1");
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final HealthRounds rounds = new HealthRounds(runner, clock, 5, work::add);

    HealthRoundsTest() {
        runner.instances.add(app);
        answers(true);
    }

    @Test
    void checksAtOnceWhatNoRoundHasMet() {
        clock.advance(Duration.ofSeconds(90));
        app.restartCount = 2;

        Health health = rounds.health(app.id());

        assertThat(health)
                .isEqualTo(new Health(
                        Optional.of("container-a1"),
                        HealthStatus.HEALTHY,
                        Optional.of(clock.instant()),
                        List.of(Check.passed(clock.instant(), Duration.ofMillis(7))),
                        Duration.ofSeconds(90),
                        2));
    }

    @Test
    void answersFromMemoryOnceItKnows() {
        round();

        rounds.health(app.id());

        assertThat(app.probes).hasValue(1);
    }

    @Test
    void isHealthyUntilAsManyFailuresInARowAsTheCheckAllows() {
        app.check = HealthCheck.http("/health").retries(3);
        round();
        answers(false);

        assertThat(List.of(statusAfterRound(), statusAfterRound(), statusAfterRound()))
                .containsExactly(HealthStatus.HEALTHY, HealthStatus.HEALTHY, HealthStatus.UNHEALTHY);
    }

    @Test
    void isHealthyAgainAfterOneSuccess() {
        app.check = HealthCheck.tcp().retries(1);
        answers(false);
        round();
        answers(true);

        assertThat(statusAfterRound()).isEqualTo(HealthStatus.HEALTHY);
    }

    @Test
    void isStartingWhileFailuresDoNotCount() {
        app.check = HealthCheck.tcp().retries(2).startPeriod(Duration.ofSeconds(60));
        answers(false);

        assertThat(List.of(statusAfterRound(), statusAfterRound(), statusAfterRound(), statusAfterRound()))
                .containsExactly(
                        HealthStatus.STARTING, HealthStatus.STARTING, HealthStatus.STARTING, HealthStatus.UNHEALTHY);
    }

    @Test
    void countsFailuresInTheStartPeriodAfterASuccess() {
        app.check = HealthCheck.tcp().retries(1).startPeriod(Duration.ofMinutes(10));
        round();
        answers(false);

        assertThat(statusAfterRound()).isEqualTo(HealthStatus.UNHEALTHY);
    }

    @Test
    void beginsAnewWhenTheProgramWasStartedAgain() {
        app.check = HealthCheck.tcp().retries(2);
        answers(false);
        round();
        app.startedAt = clock.instant();

        assertThat(statusAfterRound()).isEqualTo(HealthStatus.STARTING);
    }

    @Test
    void isUnhealthyAtOnceWhenTheProgramHasEnded() {
        round();
        answers(false);
        app.status = ContainerStatus.EXITED;

        assertThat(statusAfterRound()).isEqualTo(HealthStatus.UNHEALTHY);
        assertThat(rounds.health(app.id()).uptime()).isZero();
    }

    @Test
    void leavesCountingToTheEngineForAnImagesHealthCheck() {
        app.check = HealthCheck.image();
        answers(false);
        app.health = Optional.of(new ContainerState.Health("unhealthy", 1, ""));
        HealthStatus first = statusAfterRound();
        app.health = Optional.of(new ContainerState.Health("starting", 0, ""));

        assertThat(List.of(first, statusAfterRound())).containsExactly(HealthStatus.UNHEALTHY, HealthStatus.STARTING);
    }

    @Test
    void isUnknownWhenTheEngineDoesNotAnswer() {
        round();
        app.probe = () -> {
            throw new DaemonException(Failure.of(ErrorCode.DOCKER_DAEMON_NOT_RUNNING, "Nobody listens."), null);
        };
        round();

        Health health = rounds.health(app.id());

        assertThat(health.status()).isEqualTo(HealthStatus.UNKNOWN);
        assertThat(health.checks())
                .last()
                .isEqualTo(Check.failed(clock.instant().minus(INTERVAL), "Nobody listens."));
        assertThat(health.uptime()).isEqualTo(INTERVAL.multipliedBy(2));
    }

    @Test
    void remembersTheLastChecksAlone() {
        for (int i = 0; i < 8; i++) {
            round();
        }

        assertThat(rounds.health(app.id()).checks())
                .hasSize(5)
                .first()
                .extracting(Check::timestamp)
                .isEqualTo(ManualClock.START.plus(INTERVAL.multipliedBy(3)));
    }

    @Test
    void leavesAnInstanceAloneWhoseLaunchIsUnderWay() {
        runner.launching.add(app.id());
        round();

        assertThat(rounds.health(app.id())).isEqualTo(Health.launching());
        assertThat(app.probes).hasValue(0);
    }

    @Test
    void refusesAnInstanceThatNeverWas() {
        assertThatThrownBy(() -> rounds.health(new InstanceId("nobody")))
                .isInstanceOf(ContainerException.class)
                .hasMessageContaining("nobody")
                .extracting(e -> ((ContainerException) e).code())
                .isEqualTo(ErrorCode.DOCKER_RESOURCE_NOT_FOUND);
    }

    @Test
    void forgetsAnInstanceThatIsNoLongerListed() {
        round();
        runner.instances.clear();
        round();

        assertThatThrownBy(() -> rounds.health(app.id())).isInstanceOf(ContainerException.class);
    }

    @Test
    void forgetsAnInstanceThatIsGoneWhenChecked() {
        app.there = false;

        assertThatThrownBy(() -> rounds.health(app.id())).isInstanceOf(ContainerException.class);
    }

    @Test
    void forgetsAStoppedInstanceBetweenRounds() {
        round();
        runner.instances.clear();
        rounds.listen(new RunEvent.StateChanged(clock.instant(), app.id(), "hello", InstanceState.STOPPED));

        assertThatThrownBy(() -> rounds.health(app.id())).isInstanceOf(ContainerException.class);
    }

    @Test
    void goesOnAfterARoundThatFailed() {
        runner.beforeListing = () -> {
            throw new IllegalStateException("a runner that is broken");
        };
        round();
        runner.beforeListing = () -> {};
        round();

        assertThat(app.probes).hasValue(1);
    }

    @Test
    void goesOnAfterAProbeThatFailed() {
        FakeInstance broken = new FakeInstance("b1");
        broken.probe = () -> {
            throw new IllegalStateException("a probe that is broken");
        };
        runner.instances.add(0, broken);
        round();

        assertThat(app.probes).hasValue(1);
    }

    @Test
    void leavesOutARoundWhileTheOneBeforeLooksForInstances() {
        rounds.due();
        rounds.due();

        assertThat(work).hasSize(1);
    }

    private void round() {
        rounds.due();
        while (!work.isEmpty()) {
            work.remove().run();
        }
        clock.advance(INTERVAL);
    }

    private HealthStatus statusAfterRound() {
        round();
        return rounds.health(app.id()).status();
    }

    private void answers(boolean good) {
        app.probe = () -> new ProbeResult(clock.instant(), good, Duration.ofMillis(7), good ? "accepted" : "refused");
    }
}
