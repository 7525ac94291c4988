package io.github.runner4j.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.testkit.files.Content;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FaultTest {

    private static final List<Fault> ALL = List.of(
            Fault.refuse(),
            Fault.stall(),
            Fault.delay(Duration.ofSeconds(1)),
            Fault.slow(1, Duration.ofSeconds(1)),
            Fault.cut(),
            Fault.status(500, "x"),
            Fault.answer(502, "text/html", Content.of("<html>")),
            Fault.malformedJson(),
            Fault.halfFrame(),
            Fault.daemonRestart(),
            Fault.daemonGone(),
            Fault.diskFull(),
            Fault.oomKill(),
            Fault.exit(1),
            Fault.clockSkew(Duration.ofHours(1)));

    @Test
    void fitsSomeMoments() {
        assertThat(fitting(Moment.ON_CONNECT))
                .containsExactly("Refuse", "Stall", "Delay", "Cut", "DaemonRestart", "DaemonGone");
        assertThat(fitting(Moment.ON_REQUEST))
                .containsExactly(
                        "Stall",
                        "Delay",
                        "Slow",
                        "Cut",
                        "Status",
                        "OtherAnswer",
                        "DaemonRestart",
                        "DaemonGone",
                        "DiskFull");
        assertThat(fitting(Moment.afterBytes(1)))
                .containsExactly(
                        "Stall", "Delay", "Slow", "Cut", "MalformedJson", "HalfFrame", "DaemonRestart", "DaemonGone");
        assertThat(fitting(Moment.AFTER_ANSWER))
                .containsExactly("Stall", "Delay", "Cut", "DaemonRestart", "DaemonGone");
        assertThat(fitting(Moment.IMAGE_PULL))
                .containsExactly("Stall", "Delay", "Cut", "Status", "DaemonRestart", "DaemonGone", "DiskFull");
        assertThat(fitting(Moment.CONTAINER_RUNNING)).containsExactly("DaemonRestart", "DaemonGone", "End", "End");
        assertThat(fitting(Moment.imageBuildStep(2))).contains("End", "Status");
        assertThat(fitting(Moment.CLOCK)).containsExactly("ClockSkew");
    }

    @Test
    void fitsEachMomentOfTheEngineInTheSameWay() {
        assertThat(Moment.engine())
                .allSatisfy(moment -> assertThat(fitting(moment)).isEqualTo(fitting(Moment.LOGS)));
    }

    @Test
    void makesNoRuleForAMomentThatItDoesNotFit() {
        assertThatThrownBy(() -> Fault.oomKill().at(Moment.ON_CONNECT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("End[code=137, oomKilled=true, after=PT0S] cannot happen at ON_CONNECT");
    }

    @Test
    void refusesNumbersThatMakeNoSense() {
        Stream.<ThrowingCallable>of(
                        () -> Fault.delay(Duration.ofMillis(-1)),
                        () -> Fault.slow(0, Duration.ZERO),
                        () -> Fault.slow(1, Duration.ofMillis(-1)),
                        () -> Fault.status(399, "x"),
                        () -> Fault.status(600, "x"),
                        () -> Fault.answer(101, "text/plain", Content.EMPTY),
                        () -> Fault.exit(256),
                        () -> Fault.exit(-1),
                        () -> Fault.oomKill(Duration.ofMillis(-1)),
                        () -> Moment.afterBytes(-1),
                        () -> Moment.imageBuildStep(0),
                        () -> Fault.cut().at(Moment.LOGS).times(0),
                        () -> Fault.cut().at(Moment.LOGS).everyNth(0),
                        () -> Fault.cut().at(Moment.LOGS).after(-1),
                        () -> Fault.cut().at(Moment.LOGS).random(1, 1.1),
                        () -> Fault.cut().at(Moment.LOGS).random(1, Double.NaN))
                .forEach(wrong -> assertThatThrownBy(wrong).isInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void readsAsWhatItIs() {
        FaultRule rule = Fault.status(409, "busy")
                .at(Moment.CONTAINER_REMOVE)
                .call("DELETE", "/containers/*")
                .container("web")
                .image("acme/app")
                .after(2)
                .random(7, 0.5)
                .once();

        assertThat(rule)
                .hasToString("Status[status=409, message=busy] at CONTAINER_REMOVE DELETE /containers/* container web"
                        + " image acme/app, after 2, random(seed 7, 0.5), once");
    }

    private static List<String> fitting(Moment moment) {
        return ALL.stream()
                .filter(fault -> fault.fits(moment))
                .map(fault -> fault.getClass().getSimpleName())
                .toList();
    }
}
