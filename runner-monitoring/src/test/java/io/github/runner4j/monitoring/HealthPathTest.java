package io.github.runner4j.monitoring;

import static io.github.runner4j.monitoring.health.HealthStatus.HEALTHY;
import static io.github.runner4j.monitoring.health.HealthStatus.STARTING;
import static io.github.runner4j.monitoring.health.HealthStatus.UNHEALTHY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.instance.ProbeResult;
import io.github.runner4j.monitoring.health.Check;
import io.github.runner4j.monitoring.health.HealthStatus;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** A path that answers 500, hangs, refuses and recovers: which status is shown when. */
class HealthPathTest {

    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ManualClock clock = new ManualClock();
    private final FakeRunner runner = new FakeRunner();
    private final FakeInstance app = new FakeInstance("a1");
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final HealthRounds rounds = new HealthRounds(runner, clock, 100, work::add);

    HealthPathTest() {
        runner.instances.add(app);
        app.check = HealthCheck.http("/health").timeout(TIMEOUT).retries(3).startPeriod(Duration.ofSeconds(60));
    }

    @Test
    void aPathThatAnswers500IsUnhealthyWithTheThirdFailureInARow() {
        answers("200");
        assertThat(statuses(1)).containsExactly(HEALTHY);
        answers("500");

        assertThat(statuses(4)).containsExactly(HEALTHY, HEALTHY, UNHEALTHY, UNHEALTHY);
    }

    @Test
    void aPathThatHangsIsUnhealthyWithTheThirdTimeoutInARow() {
        answers("200");
        statuses(1);
        hangs();

        assertThat(statuses(3)).containsExactly(HEALTHY, HEALTHY, UNHEALTHY);
    }

    @Test
    void failuresOfDifferentKindsCountTogether() {
        answers("200");
        statuses(1);

        answers("500");
        List<HealthStatus> first = statuses(1);
        hangs();
        List<HealthStatus> second = statuses(1);
        refuses();
        List<HealthStatus> third = statuses(1);

        assertThat(List.of(first.get(0), second.get(0), third.get(0))).containsExactly(HEALTHY, HEALTHY, UNHEALTHY);
    }

    @Test
    void aPathThatAnswersAgainIsHealthyAtOnce() {
        refuses();
        assertThat(statuses(5)).containsExactly(STARTING, STARTING, STARTING, STARTING, UNHEALTHY);
        answers("204");

        assertThat(statuses(1)).containsExactly(HEALTHY);
        assertThat(rounds.health(app.id()).checks())
                .extracting(Check::success)
                .containsExactly(false, false, false, false, false, true);
    }

    @Test
    void aFailureTellsWhatWasWrongAndASuccessHowLongItTook() {
        answers("500");
        statuses(1);
        hangs();
        statuses(1);
        answers("200");
        statuses(1);

        assertThat(rounds.health(app.id()).checks())
                .containsExactly(
                        Check.failed(ManualClock.START, "GET /health: 500"),
                        Check.failed(ManualClock.START.plus(INTERVAL), "GET /health: no answer within 10 s"),
                        Check.passed(ManualClock.START.plus(INTERVAL.multipliedBy(2)), Duration.ofMillis(7)));
    }

    /** The status after each of the next rounds, one an interval. */
    private List<HealthStatus> statuses(int number) {
        List<HealthStatus> statuses = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            rounds.due();
            while (!work.isEmpty()) {
                work.remove().run();
            }
            statuses.add(rounds.health(app.id()).status());
            clock.advance(INTERVAL);
        }
        return statuses;
    }

    private void answers(String status) {
        boolean good = status.startsWith("2");
        app.probe = () -> new ProbeResult(clock.instant(), good, Duration.ofMillis(7), "GET /health: " + status);
    }

    private void hangs() {
        app.probe = () -> new ProbeResult(clock.instant(), false, TIMEOUT, "GET /health: no answer within 10 s");
    }

    private void refuses() {
        app.probe = () -> new ProbeResult(clock.instant(), false, Duration.ZERO, "GET /health: connection refused");
    }
}
