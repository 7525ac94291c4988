package io.github.runner4j.testkit.internal.ryuk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.testkit.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VigilTest {

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-03-04T05:06:07Z"));
    private final AtomicInteger ends = new AtomicInteger();
    private final Vigil vigil = vigil(Map.of());

    private Vigil vigil(Map<String, String> environment) {
        return new Vigil(clock, Timeouts.of(environment), ends::incrementAndGet);
    }

    private void pass(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }

    @Test
    void endsAMinuteAfterNobodyHasCome() {
        pass(59);
        assertThat(vigil.isOver()).isFalse();

        pass(1);
        assertThat(vigil.isOver()).isTrue();
        assertThat(ends).hasValue(1);
    }

    @Test
    void doesNotEndWhileSomebodyIsThere() {
        assertThat(vigil.enter()).isTrue();
        assertThat(vigil.enter()).isTrue();
        vigil.leave();

        pass(3600);
        assertThat(vigil.isOver()).isFalse();
    }

    @Test
    void endsTenSecondsAfterTheLastHasGone() {
        vigil.enter();
        vigil.leave();

        pass(9);
        assertThat(vigil.isOver()).isFalse();
        pass(1);
        assertThat(vigil.isOver()).isTrue();
    }

    @Test
    void countsTheSecondsAnewWhenSomebodyHasComeBack() {
        vigil.enter();
        vigil.leave();
        pass(9);
        vigil.enter();
        vigil.leave();

        pass(9);
        assertThat(vigil.isOver()).isFalse();
        pass(1);
        assertThat(vigil.isOver()).isTrue();
    }

    @Test
    void letsNobodyInAfterwards() {
        pass(60);

        assertThat(vigil.enter()).isFalse();
        pass(3600);
        assertThat(ends).hasValue(1);
    }

    @Test
    void takesItsTimesFromTheEnvironment() {
        Vigil other = vigil(Map.of("RYUK_CONNECTION_TIMEOUT", "2m", "RYUK_RECONNECTION_TIMEOUT", "1.5s"));

        pass(119);
        assertThat(other.isOver()).isFalse();
        other.enter();
        other.leave();
        clock.advance(Duration.ofMillis(1499));
        assertThat(other.isOver()).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(other.isOver()).isTrue();
    }

    @Test
    void endsAtOnceWhenItIsAskedToAndNobodyIsThere() {
        vigil.hurry();

        assertThat(vigil.isOver()).isTrue();
    }

    @Test
    void givesThoseWhoAreThereTenMinutesWhenItIsAskedToEnd() {
        vigil.enter();
        vigil.hurry();

        pass(599);
        assertThat(vigil.isOver()).isFalse();
        pass(1);
        assertThat(vigil.isOver()).isTrue();
    }

    @Test
    void waitsForNothingWhenItIsAbandoned() {
        vigil.abandon();

        pass(3600);
        assertThat(ends).hasValue(0);
    }
}
