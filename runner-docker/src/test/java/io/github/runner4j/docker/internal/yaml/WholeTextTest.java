package io.github.runner4j.docker.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/** It reads as SnakeYAML's own reader does. */
class WholeTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "ab\ncd",
                "a\r\nb\rc\n\rd\r",
                "a\u0085b\u2028c\u2029d",
                "\uFEFFa\n\uFEFFb\uFEFFc",
                "\uD83D\uDE00\nb\uD83D\uDE00c",
            })
    void passesEachCharacterAsTheParsersOwnDoes(String text) {
        StreamReader ours = new WholeText(text);
        StreamReader theirs = new StreamReader(text);

        for (int i = 0; i < text.length() + 2; i++) {
            assertThat(state(ours)).isEqualTo(state(theirs));
            ours.forward();
            theirs.forward();
        }
    }

    @Test
    void passesSeveralAtOnce() {
        StreamReader ours = new WholeText("ab\ncdef\ng");
        StreamReader theirs = new StreamReader("ab\ncdef\ng");

        for (StreamReader reader : new StreamReader[] {ours, theirs}) {
            reader.forward(4);
            assertThat(reader.prefixForward(2)).isEqualTo("de");
        }
        assertThat(state(ours)).isEqualTo(state(theirs));
        ours.resetDocumentIndex();
        theirs.resetDocumentIndex();
        ours.forward(2);
        theirs.forward(2);
        assertThat(state(ours)).isEqualTo(state(theirs));
    }

    @Test
    void refusesWhatIsNoTextAtItsPlace() {
        assertThatThrownBy(() -> new WholeText("a\uD83D\uDE00\u0007"))
                .isInstanceOfSatisfying(ReaderException.class, e -> {
                    assertThat(e.getPosition()).isEqualTo(2);
                    assertThat(e.getCodePoint()).isEqualTo(7);
                });
        assertThatThrownBy(() -> new WholeText("a\uD83D")).isInstanceOf(ReaderException.class);
    }

    private static String state(StreamReader reader) {
        return "at " + reader.getIndex() + " " + reader.getDocumentIndex() + " " + reader.getLine() + ":"
                + reader.getColumn() + " mark " + reader.getMark().getIndex() + " "
                + reader.getMark().getLine() + ":" + reader.getMark().getColumn() + " sees " + reader.peek() + " "
                + reader.peek(1) + " " + reader.peek(99) + " [" + reader.prefix(1) + "] [" + reader.prefix(99) + "]";
    }
}
