package io.github.runner4j.docker.internal.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    denied,       access denied here,       true
                    ^denied$,     denied,                   true
                    ^denied$,     access denied,            false
                    : denied$,    reading manifest: denied, true
                    get * failed, get x failed,             true
                    get * failed, failed to get x,          false
                    : 5##,        answer: 503 unavailable,  true
                    : 5##,        answer: 5 of 6,           false
                    """)
    void isLookedForInALine(String pattern, String line, boolean found) {
        assertThat(Wording.of(pattern).standsIn("\n" + line + "\n")).isEqualTo(found);
    }
}
