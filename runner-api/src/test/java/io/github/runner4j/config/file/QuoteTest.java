package io.github.runner4j.config.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.error.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteTest {

    private static final String TOKEN = "ghp_16C7e42F292c6912E7710c838347Ae178B4a";

    @Test
    void marksThePlace() {
        assertThat(quote("a: b\nkey: value\n", 2, 6)).isEqualTo("  2 | key: value\n    |      ^");
    }

    @Test
    void marksTheEndOfALineThatIsShorterThanThePlace() {
        assertThat(quote("ab", 1, 99)).isEqualTo("  1 | ab\n    |   ^");
        assertThat(quote("ab", 1, 0)).isEqualTo("  1 | ab\n    | ^");
    }

    @Test
    void keepsNumbersAndMarksInLine() {
        String text = "\n".repeat(99) + "key: value";

        assertThat(quote(text, 100, 1)).isEqualTo("  100 | key: value\n      | ^");
    }

    @Test
    void showsPartOfALongLine() {
        String line = "x".repeat(100) + "y".repeat(100);

        assertThat(quote(line, 1, 121))
                .isEqualTo("  1 | " + line.substring(0, 120) + "\n    | " + " ".repeat(120) + "^");
        assertThat(quote(line, 1, 122))
                .isEqualTo("  1 | " + line.substring(61, 181) + "\n    | " + " ".repeat(60) + "^");
        assertThat(quote(line, 1, 200)).isEqualTo("  1 | " + line.substring(139) + "\n    | " + " ".repeat(60) + "^");
    }

    @Test
    void masksWordsThatLookSecretAndKeepsTheMarkInPlace() {
        assertThat(quote("token: " + TOKEN + " # see", 1, 52)).doesNotContain(TOKEN);
        assertThat(quote("{a: " + TOKEN + ", b: c}", 1, 47))
                .isEqualTo(
                        "  1 | {a: ****" + " ".repeat(TOKEN.length() - 4) + ", b: c}\n    | " + " ".repeat(46) + "^");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DB_PASSWORD: correct horse, battery | DB_PASSWORD: ****",
                "- apiToken: 'a b' | - apiToken: ****",
                "\"secret\": a b | \"secret\": ****",
                "env: {DB_PASSWORD: correct horse, B: c} | env: {DB_PASSWORD: ****, B: c}",
                "env: {PASSWORD: \"a, b\", B: c} | env: {PASSWORD: ****, B: c}",
                "env: {PRIVATE_KEY: {a: b c}, B: c} | env: {PRIVATE_KEY: ****}, B: c}",
                "password: | password:",
                "passwordless: a b | passwordless: a b",
            })
    void masksTheWholeValueOfAKeyThatNamesASecret(String line, String shown) {
        assertThat(quote(line, 1, 1)).isEqualTo("  1 | " + shown + "\n    | ^");
    }

    @Test
    void masksEverySecretOfALineAndMovesTheMarkWithThem() {
        String line = "{password: hunter2-and-more, a: " + TOKEN + ", b: c}";

        assertThat(quote(line, 1, line.indexOf("b:") + 1))
                .isEqualTo("  1 | {password: ****, a: ****" + " ".repeat(TOKEN.length() - 4) + ", b: c}\n    | "
                        + " ".repeat(62) + "^");
        assertThat(quote(line, 1, line.indexOf("hunter") + 1)).endsWith("\n    | " + " ".repeat(11) + "^");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "password", "token:", "\"", "- ", "a: "})
    @Timeout(20)
    void quotesLongLinesSoon(String piece) {
        String line = piece.repeat(1_000_000 / piece.length());

        assertThat(quote(line, 1, 1_000_000)).hasSizeLessThan(300);
    }

    @Test
    void keepsDollarsAndBackslashesAsTheyAre() {
        assertThat(quote("a: $1\\n", 1, 1)).isEqualTo("  1 | a: $1\\n\n    | ^");
    }

    @Test
    void showsNoControlCharacters() {
        assertThat(quote("a: \u001b[31m\u202e", 1, 1)).isEqualTo("  1 | a: �[31m�\n    | ^");
    }

    private static String quote(String text, int line, int column) {
        return Quote.of(new ConfigText("a.yml", text), new Place("a.yml", line, column));
    }
}
