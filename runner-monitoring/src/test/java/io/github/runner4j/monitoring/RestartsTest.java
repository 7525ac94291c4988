package io.github.runner4j.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestartsTest {

    private static final Instant START = Instant.parse("2026-01-02T03:00:00Z");

    private final Restarts restarts = new Restarts(Duration.ofMinutes(10));

    @Test
    void thoseBeforeTheFirstLookAreNotRecent() {
        assertThat(restarts.after(START, 7)).isZero();
    }

    @Test
    void thoseWithinTheWindowCount() {
        restarts.after(START, 1);

        assertThat(restarts.after(START.plusSeconds(60), 2)).isEqualTo(1);
        assertThat(restarts.after(START.plusSeconds(120), 4)).isEqualTo(3);
        assertThat(restarts.after(START.plusSeconds(661), 4)).isEqualTo(2);
        assertThat(restarts.after(START.plusSeconds(721), 4)).isZero();
    }

    @Test
    void aCountThatBeginsAnewTellsOfNone() {
        restarts.after(START, 5);

        assertThat(restarts.after(START.plusSeconds(1), 0)).isZero();
        assertThat(restarts.after(START.plusSeconds(2), 1)).isEqualTo(1);
    }
}
