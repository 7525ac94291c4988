package io.github.runner4j.config.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    private static final List<String> WORDS =
            List.of("healthCheck", "buildTimeout", "runTimeout", "cpus", "on-error", "args");

    @ParameterizedTest
    @CsvSource({
        "healthcheck, healthCheck",
        "health_check, healthCheck",
        "HEALTH-CHECK, healthCheck",
        "healthChekc, healthCheck",
        "ehalthCheck, healthCheck",
        "heathChec, healthCheck",
        "haelthChekcs, healthCheck",
        "haelthChekcsx, ",
        "cpu, cpus",
        "cups, cpus",
        "cpx, ",
        "onerror, on-error",
        "arg, args",
        "rnTimout, runTimeout",
        "restart, ",
        "'', ",
    })
    void findsTheWordThatWasMeant(String written, String meant) {
        assertThat(Spelling.nearest(written, WORDS).orElse(null)).isEqualTo(meant);
    }

    @Test
    void takesTheNearestOfSeveral() {
        assertThat(Spelling.nearest("abcdefx", List.of("abcdxyx", "abcdefg", "abczzfx")))
                .contains("abcdefg");
    }

    @Test
    void findsNothingForWhatIsNoWord() {
        String longest = "a".repeat(40);

        assertThat(Spelling.nearest(longest, List.of(longest))).contains(longest);
        assertThat(Spelling.nearest(longest + "a", List.of(longest))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "a, '', 1",
        "'', ab, 2",
        "ab, ab, 0",
        "ab, ba, 1",
        "ab, ac, 1",
        "abc, ac, 1",
        "ac, abc, 1",
        "kitten, sitting, 3",
        "abcd, badc, 2",
        "aab, aba, 1",
        "xab, ba, 2",
        "abc, xyz, 3"
    })
    void countsSlips(String a, String b, int slips) {
        assertThat(Spelling.distance(a, b)).isEqualTo(slips);
    }
}
