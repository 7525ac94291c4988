package io.github.runner4j.config.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {

    /** Each line of text ends where an editor ends it, and the letter x stands at the place. */
    @ParameterizedTest
    @CsvSource({
        "x, 1:1",
        "'a x', 1:3",
        "'a\nx', 2:1",
        "'a\r\nx', 2:1",
        "'a\rx', 2:1",
        "'a\n\rx', 3:1",
        "'\n\n x', 3:2",
        "'a\u0085x', 1:3",
        "'a\u2028\u2029x', 1:4",
        "'a\fx', 1:3",
        "'\uD83D\uDE00\na\uD83D\uDE00\uD83D\uDE00x', 2:6",
        "'\uD83D\uDE00x\n\uD83D\uDE00', 1:3"
    })
    void countsAsEditorsDo(String text, String place) {
        int index = text.codePointCount(0, text.indexOf('x'));

        assertThat(places(text).at(index)).hasToString("a.yml:" + place);
    }

    @Test
    void takesWhatIsOutsideForTheEnds() {
        assertThat(places("ab\nc").at(-1)).hasToString("a.yml:1:1");
        assertThat(places("ab\nc").at(99)).hasToString("a.yml:2:2");
        assertThat(places("ab\nc").at(2)).hasToString("a.yml:1:3");
        assertThat(places("ab\n").at(3)).hasToString("a.yml:2:1");
        assertThat(places("").at(0)).hasToString("a.yml:1:1");
    }

    private static Places places(String text) {
        return Places.of(new ConfigText("a.yml", text));
    }
}
