package io.github.runner4j.testkit.internal.ryuk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WishTest {

    private static boolean fits(String line, Map<String, String> labels) {
        return Wish.parse(line).orElseThrow().fits(labels);
    }

    @Test
    void wantsAllLabels() {
        String line = "label=org.testcontainers=true&label=session=a=b";

        assertThat(fits(line, Map.of("org.testcontainers", "true", "session", "a=b", "more", "")))
                .isTrue();
        assertThat(fits(line, Map.of("org.testcontainers", "true"))).isFalse();
        assertThat(fits(line, Map.of("org.testcontainers", "true", "session", "a")))
                .isFalse();
    }

    @Test
    void readsEncodedCharacters() {
        assertThat(fits("label=team%3Dred+%26+blue", Map.of("team", "red & blue")))
                .isTrue();
    }

    @Test
    void wantsALabelOfAnyValue() {
        assertThat(fits("label=session", Map.of("session", "any"))).isTrue();
        assertThat(fits("label=session", Map.of("other", "any"))).isFalse();
    }

    /** Else it would remove more than is wanted. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "label", "label=", "name=web", "label=a=b&health=unhealthy", "label=a=b&", "label=%zz", "a=b"
            })
    void isNoneWithAnythingElse(String line) {
        assertThat(Wish.parse(line)).isEmpty();
    }
}
