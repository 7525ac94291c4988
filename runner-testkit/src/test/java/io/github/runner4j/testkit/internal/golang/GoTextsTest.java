package io.github.runner4j.testkit.internal.golang;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoTextsTest {

    private static final Instant NOW = Instant.parse("2030-01-02T00:00:00Z");

    @Test
    void matchesPatternsWithinAPartOfAPath() {
        assertThat(matches("*.txt", "a.txt")).isTrue();
        assertThat(matches("*.txt", "a/b.txt")).isFalse();
        assertThat(matches("a/*/?.txt", "a/bc/d.txt")).isTrue();
        assertThat(matches("[a-c]x", "bx")).isTrue();
        assertThat(matches("[^a-c]x", "bx")).isFalse();
        assertThat(matches("\\*", "*")).isTrue();
        assertThat(matches("\\*", "a")).isFalse();
        assertThat(Glob.compile("[x")).isEmpty();
        assertThat(Glob.compile("a\\")).isEmpty();
        assertThat(Glob.isPattern("a\\*b")).isFalse();
        assertThat(Glob.isPattern("a*b")).isTrue();
    }

    @Test
    void readsDurations() {
        assertThat(GoDuration.parse("1h2m3.5s")).contains(Duration.parse("PT1H2M3.5S"));
        assertThat(GoDuration.parse("-100ms")).contains(Duration.ofMillis(-100));
        assertThat(GoDuration.parse("0")).contains(Duration.ZERO);
        assertThat(GoDuration.parse("5")).isEmpty();
        assertThat(GoDuration.parse("s")).isEmpty();
    }

    @Test
    void readsPointsInTime() {
        assertThat(GoTime.parse("24h", NOW)).contains(Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(GoTime.parse("1.5", NOW)).contains(Instant.ofEpochMilli(1500));
        assertThat(GoTime.parse("2029-05-06", NOW)).contains(Instant.parse("2029-05-06T00:00:00Z"));
        assertThat(GoTime.parse("2029-05-06Z", NOW)).contains(Instant.parse("2029-05-06T00:00:00Z"));
        assertThat(GoTime.parse("2029-05-06T07", NOW)).contains(Instant.parse("2029-05-06T07:00:00Z"));
        assertThat(GoTime.parse("2029-05-06T07:08:09.5+01:00", NOW)).contains(Instant.parse("2029-05-06T06:08:09.5Z"));
        assertThat(GoTime.parse("2029-05-06T07:08:09", NOW)).contains(Instant.parse("2029-05-06T07:08:09Z"));
        assertThat(GoTime.parse("maybe", NOW)).isEmpty();
    }

    @Test
    void quotesTexts() {
        assertThat(GoQuote.quote(List.of("a b", "\"\n\u0001"))).isEqualTo("[\"a b\" \"\\\"\\n\\x01\"]");
    }

    private static boolean matches(String pattern, String text) {
        return Glob.compile(pattern).orElseThrow().matcher(text).matches();
    }
}
