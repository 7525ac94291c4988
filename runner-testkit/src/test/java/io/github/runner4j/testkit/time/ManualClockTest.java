package io.github.runner4j.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ManualClockTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final ManualClock clock = ManualClock.at(Instant.EPOCH);

    @Test
    void doesWhatIsDueInOrderEachAtItsTime() {
        List<String> done = new ArrayList<>();
        clock.after(Duration.ofSeconds(2), () -> done.add("two " + clock.instant()));
        clock.after(Duration.ofSeconds(1), () -> {
            done.add("one " + clock.instant());
            clock.after(Duration.ofSeconds(1), () -> done.add("three " + clock.instant()));
        });
        clock.after(Duration.ofSeconds(9), () -> done.add("never"));

        clock.advance(Duration.ofSeconds(5));

        assertThat(done)
                .containsExactly("one 1970-01-01T00:00:01Z", "two 1970-01-01T00:00:02Z", "three 1970-01-01T00:00:02Z");
        assertThat(clock.instant()).isEqualTo(Instant.ofEpochSecond(5));
    }

    @Test
    void forgetsWhatWasTakenBack() {
        List<String> done = new ArrayList<>();
        clock.after(Duration.ofSeconds(1), () -> done.add("x")).cancel();

        clock.advance(Duration.ofSeconds(5));

        assertThat(done).isEmpty();
    }

    @Test
    void wakesSleepers() throws Exception {
        CompletableFuture<Void> slept = CompletableFuture.runAsync(() -> {
            try {
                clock.sleep(Duration.ofHours(3));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        clock.awaitWaiting(1, SOON);

        clock.advance(Duration.ofHours(2));
        assertThat(slept).isNotDone();
        clock.advance(Duration.ofHours(1));

        slept.get(10, TimeUnit.SECONDS);
    }

    @Test
    void saysWhenNobodyWaits() {
        assertThatThrownBy(() -> clock.awaitWaiting(1, Duration.ofMillis(1)))
                .hasMessage("Only 0 of 1 wait for a time to come");
    }
}
