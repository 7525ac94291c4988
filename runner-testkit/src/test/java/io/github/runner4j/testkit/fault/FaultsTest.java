package io.github.runner4j.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.testkit.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FaultsTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Fault BROKEN = Fault.status(500, "no luck");
    private static final Target WEB = Target.ofCall("POST", "/v1.41/containers/web/start")
            .withContainer("0123456789abcdef", "web")
            .withImage("acme/app:1.0");

    private final ManualClock clock = ManualClock.at(Instant.EPOCH);
    private final Faults faults = Faults.create(clock);

    @Test
    void happensEachTimeAndToEverybodyUnlessNarrowed() {
        ActiveFault added = faults.at(Moment.CONTAINER_START, BROKEN);

        assertThat(hits(Moment.CONTAINER_START, WEB, 3)).containsExactly(1, 2, 3);
        assertThat(faults.due(Moment.CONTAINER_START, Target.UNKNOWN)).isPresent();
        assertThat(faults.due(Moment.CONTAINER_STOP, WEB)).isEmpty();
        assertThat(added.fired()).isEqualTo(4);
    }

    @Test
    void happensOnce() {
        assertThat(hitsOf(FaultRule::once, 5)).containsExactly(1);
    }

    @Test
    void happensSoManyTimes() {
        assertThat(hitsOf(rule -> rule.times(2), 5)).containsExactly(1, 2);
    }

    @Test
    void happensNotAtFirst() {
        assertThat(hitsOf(rule -> rule.after(3), 5)).containsExactly(4, 5);
    }

    @Test
    void happensNowAndThen() {
        assertThat(hitsOf(rule -> rule.everyNth(3), 10)).containsExactly(3, 6, 9);
    }

    @Test
    void happensByWhatWasSaidTogether() {
        assertThat(hitsOf(rule -> rule.after(4).everyNth(3).times(2), 20)).containsExactly(7, 10);
    }

    @Test
    void happensByAnotherChanceWithAnotherSeed() {
        assertThat(hitsOf(rule -> rule.random(1, 0.5), 100)).isNotEqualTo(hitsOf(rule -> rule.random(2, 0.5), 100));
    }

    @Test
    void happensToSomeCallsOnly() {
        FaultRule rule = BROKEN.at(Moment.ON_REQUEST).call("post", "/containers/*/start");

        assertThat(rule.matches(WEB)).isTrue();
        assertThat(rule.matches(Target.ofCall("GET", "/containers/web/start"))).isFalse();
        assertThat(rule.matches(Target.ofCall("POST", "/containers/web/stop"))).isFalse();
        assertThat(rule.matches(Target.UNKNOWN)).isFalse();
    }

    @Test
    void happensToSomeContainersOnly() {
        FaultRule rule = BROKEN.at(Moment.CONTAINER_START);

        assertThat(rule.container("web").matches(WEB)).isTrue();
        assertThat(rule.container("w*").matches(WEB)).isTrue();
        assertThat(rule.container("012345").matches(WEB)).isTrue();
        assertThat(rule.container("we").matches(WEB)).isFalse();
        assertThat(rule.container("123").matches(WEB)).isFalse();
        assertThat(rule.container("*").matches(Target.UNKNOWN)).isFalse();
    }

    @Test
    void happensToSomeImagesOnly() {
        FaultRule rule = BROKEN.at(Moment.IMAGE_PULL);

        assertThat(rule.image("acme/app").matches(WEB)).isTrue();
        assertThat(rule.image("acme/*:1.0").matches(WEB)).isTrue();
        assertThat(rule.image("acme/app:2.0").matches(WEB)).isFalse();
        assertThat(rule.image("localhost:5000/app").matches(Target.ofImage("localhost:5000/app")))
                .isTrue();
    }

    @Test
    void happensWhereAConditionHolds() {
        FaultRule rule = BROKEN.at(Moment.CONTAINER_START).container("web").when(target -> false);

        assertThat(rule.matches(WEB)).isFalse();
    }

    @Test
    void countsOnlyTheMomentsThatFit() {
        faults.add(BROKEN.at(Moment.CONTAINER_START).container("web").after(1));

        faults.due(Moment.CONTAINER_START, Target.ofContainer("ff", "db"));

        assertThat(faults.due(Moment.CONTAINER_START, WEB)).isEmpty();
        assertThat(faults.due(Moment.CONTAINER_START, WEB)).isPresent();
    }

    @Test
    void letsTheFirstOfTwoHappenAndTheSecondCount() {
        ActiveFault first = faults.add(BROKEN.at(Moment.CONTAINER_START).once());
        ActiveFault second = faults.add(Fault.cut().at(Moment.CONTAINER_START).once());

        assertThat(faults.due(Moment.CONTAINER_START, WEB))
                .map(FiredFault::fault)
                .contains(BROKEN);
        assertThat(second.fired()).isZero();
        assertThat(faults.due(Moment.CONTAINER_START, WEB))
                .map(FiredFault::fault)
                .contains(Fault.cut());
        assertThat(first.fired()).isEqualTo(1);
    }

    @Test
    void tellsWhatHappenedToWhomAndWhen() {
        faults.at(Moment.CONTAINER_START, BROKEN);
        clock.advance(Duration.ofSeconds(7));

        faults.due(Moment.CONTAINER_START, WEB);

        assertThat(faults.fired()).singleElement().satisfies(fired -> {
            assertThat(fired.fault()).isEqualTo(BROKEN);
            assertThat(fired.target()).isEqualTo(WEB);
            assertThat(fired.at()).isEqualTo(Instant.ofEpochSecond(7));
        });
    }

    @Test
    void waitsUntilItHasHappened() throws Exception {
        ActiveFault added = faults.at(Moment.CONTAINER_START, BROKEN);
        CompletableFuture<Optional<FiredFault>> due =
                CompletableFuture.supplyAsync(() -> faults.due(Moment.CONTAINER_START, WEB));

        added.awaitFired(1, SOON);

        assertThat(due.get(10, TimeUnit.SECONDS)).isPresent();
    }

    @Test
    void saysWhenItHasNotHappened() {
        ActiveFault added = faults.add(
                Fault.cut().at(Moment.afterBytes(100)).call("GET", "/x").everyNth(3));
        faults.due(Moment.afterBytes(100), Target.ofCall("GET", "/x"));

        assertThatThrownBy(() -> added.awaitFired(1, Duration.ofMillis(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Cut[] at AFTER_BYTES(100) GET /x, 1 in 3 happened 0 of 1 times within PT0.001S;"
                        + " it fitted 1 moments");
    }

    @Test
    void letsGoWhatItHoldsUp() {
        ActiveFault stall = faults.at(Moment.CONTAINER_START, Fault.stall());
        FiredFault held = faults.due(Moment.CONTAINER_START, WEB).orElseThrow();
        assertThat(held.released().toCompletableFuture()).isNotDone();

        stall.release();

        assertThat(held.released().toCompletableFuture()).isDone();
        assertThat(faults.due(Moment.CONTAINER_START, WEB)
                        .orElseThrow()
                        .released()
                        .toCompletableFuture())
                .isNotDone();
    }

    @Test
    void isTakenOutOfForce() {
        ActiveFault stall = faults.at(Moment.CONTAINER_START, Fault.stall());
        ActiveFault other = faults.at(Moment.CONTAINER_STOP, Fault.stall());
        FiredFault held = faults.due(Moment.CONTAINER_START, WEB).orElseThrow();

        stall.remove();

        assertThat(held.released().toCompletableFuture()).isDone();
        assertThat(faults.active()).containsExactly(other);
        assertThat(faults.due(Moment.CONTAINER_START, WEB)).isEmpty();
    }

    @Test
    void forgetsEverything() {
        faults.at(Moment.CONTAINER_START, Fault.stall());
        FiredFault held = faults.due(Moment.CONTAINER_START, WEB).orElseThrow();

        faults.clear();

        assertThat(held.released().toCompletableFuture()).isDone();
        assertThat(faults.fired()).isEmpty();
        assertThat(faults.isEmpty()).isTrue();
    }

    @Test
    void keepsTheLastTenThousandThatHappened() {
        faults.at(Moment.CONTAINER_START, BROKEN);

        for (int i = 0; i < 10_001; i++) {
            faults.due(Moment.CONTAINER_START, Target.ofImage("image:" + i));
        }

        assertThat(faults.fired()).hasSize(10_000);
        assertThat(faults.fired().get(0).target().image()).contains("image:1");
    }

    @Test
    void knowsTheNextNumberOfBytesThatMatters() {
        faults.at(Moment.afterBytes(100), Fault.cut());
        faults.add(Fault.cut().at(Moment.afterBytes(10)).path("/logs"));
        faults.at(Moment.afterBytes(0), Fault.cut());

        assertThat(faults.nextAfterBytes(Target.ofCall("GET", "/logs"), -1)).hasValue(0);
        assertThat(faults.nextAfterBytes(Target.ofCall("GET", "/logs"), 0)).hasValue(10);
        assertThat(faults.nextAfterBytes(Target.ofCall("GET", "/x"), 0)).hasValue(100);
        assertThat(faults.nextAfterBytes(Target.ofCall("GET", "/x"), 100)).isEmpty();
    }

    @Test
    void addsUpHowFarTheClockIsAhead() {
        assertThat(faults.clockSkew()).isZero();
        ActiveFault hour = faults.at(Moment.CLOCK, Fault.clockSkew(Duration.ofHours(1)));
        faults.at(Moment.CLOCK, Fault.clockSkew(Duration.ofMinutes(-1)));

        assertThat(faults.clockSkew()).isEqualTo(Duration.ofMinutes(59));
        hour.remove();
        assertThat(faults.clockSkew()).isEqualTo(Duration.ofMinutes(-1));
    }

    static List<Integer> hitsOf(UnaryOperator<FaultRule> narrowed, int moments) {
        Faults fresh = Faults.create(ManualClock.at(Instant.EPOCH));
        fresh.add(narrowed.apply(BROKEN.at(Moment.CONTAINER_START)));
        return IntStream.rangeClosed(1, moments)
                .filter(number -> fresh.due(Moment.CONTAINER_START, WEB).isPresent())
                .boxed()
                .toList();
    }

    private List<Integer> hits(Moment moment, Target target, int moments) {
        return IntStream.rangeClosed(1, moments)
                .filter(number -> faults.due(moment, target).isPresent())
                .boxed()
                .toList();
    }
}
