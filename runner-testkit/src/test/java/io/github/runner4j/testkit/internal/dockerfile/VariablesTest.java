package io.github.runner4j.testkit.internal.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class VariablesTest {

    private static final List<String> VALUES = List.of("A=1", "E=", "P=80 443", "F=a/b/c.tar.gz");

    private final Variables variables = new Variables('\\', false);

    @Test
    void putsVariablesIntoText() {
        assertThat(text("$A ${A}x $N. $")).isEqualTo("1 1x . $");
        assertThat(text("'$A' \"$A\" \\$A")).isEqualTo("$A 1 $A");
        assertThat(text("\"a\\\"\\x\"")).isEqualTo("a\"\\x");
        assertThat(text("$1x$$")).isEqualTo("x");
    }

    @Test
    void knowsOperators() {
        assertThat(text("${N:-d} ${E:-d} ${A:-d} ${N:-$A}")).isEqualTo("d d 1 1");
        assertThat(text("${N:+d}|${E:+d}|${A:+d}")).isEqualTo("||d");
        assertThat(text("${E-d}|${E+d}|${N-d}")).isEqualTo("|d|d");
        assertThat(text("${F#*/} ${F##*/} ${F%.*} ${F%%.*}")).isEqualTo("b/c.tar.gz c.tar.gz a/b/c.tar a/b/c");
        assertThat(text("${F/\\//-} ${F//\\//-}")).isEqualTo("a-b/c.tar.gz a-b-c.tar.gz");
        assertThat(text("${A:?no}")).isEqualTo("1");
    }

    @Test
    void refusesWhatIsWrong() {
        refuses("${N:?no}", "failed to process \"${N:?no}\": N: no");
        refuses("${E:?}", "failed to process \"${E:?}\": E: is not allowed to be empty");
        refuses("${}", "failed to process \"${}\": syntax error: bad substitution");
        refuses("${A:-x", "failed to process \"${A:-x\": syntax error: missing '}'");
        refuses("'x", "failed to process \"'x\": unexpected end of statement while looking for matching single-quote");
        assertThatThrownBy(() -> new Variables('\\', true).text("${x", VALUES))
                .hasMessage("failed to process \"${x\": missing ':' in substitution");
    }

    @Test
    void makesWordsOfWhiteSpaceInVariables() {
        assertThat(variables.words("$P '5 6'  7", VALUES)).containsExactly("80", "443", "5 6", "7");
    }

    private String text(String text) {
        return variables.text(text, VALUES);
    }

    private void refuses(String text, String message) {
        assertThatThrownBy(() -> text(text)).hasMessage(message);
    }
}
