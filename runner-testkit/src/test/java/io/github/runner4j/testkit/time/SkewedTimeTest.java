package io.github.runner4j.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SkewedTimeTest {

    private final ManualClock right = ManualClock.at(Instant.EPOCH);
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ofHours(1));
    private final Time wrong = SkewedTime.of(right, ahead::get);

    @Test
    void showsAnotherTime() {
        assertThat(wrong.clock().instant()).isEqualTo(Instant.EPOCH.plusSeconds(3600));

        ahead.set(Duration.ofSeconds(-1));

        assertThat(wrong.clock().instant()).isEqualTo(Instant.EPOCH.minusSeconds(1));
    }

    @Test
    void waitsAsLongAsEver() throws InterruptedException {
        List<String> done = new ArrayList<>();
        wrong.after(Duration.ofSeconds(5), () -> done.add("x"));

        right.advance(Duration.ofSeconds(4));
        wrong.sleep(Duration.ZERO);
        assertThat(done).isEmpty();
        right.advance(Duration.ofSeconds(1));

        assertThat(done).containsExactly("x");
    }
}
