package io.github.runner4j.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    private static final Redactor PATTERNS = Redactor.patterns();

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings().ascii().excludeChars('*').ofMinLength(4).ofMaxLength(60);
    }

    @Provide
    Arbitrary<String> around() {
        return Arbitraries.strings().ascii().ofMaxLength(30);
    }

    @Property(tries = 500)
    void noSecretSurvivesInTheClear(
            @ForAll("secrets") String secret, @ForAll("around") String before, @ForAll("around") String after) {
        String shown = PATTERNS.with(List.of(Secret.of(secret))).redact(before + secret + after);

        assertThat(shown).doesNotContain(secret);
    }

    @Property(tries = 300)
    void noSecretSurvivesEncoded(@ForAll("secrets") String secret, @ForAll("around") String user) {
        Redactor redactor = PATTERNS.with(List.of(Secret.of(secret)));
        String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        String uri = form.replace("+", "%20");
        String basic = base64(user + ":" + secret);

        assertThat(redactor.redact("x " + form + " y")).doesNotContain(form);
        assertThat(redactor.redact("x " + uri + " y")).doesNotContain(uri);
        assertThat(redactor.redact("x " + lowerHex(uri) + " y")).doesNotContain(lowerHex(uri));
        assertThat(redactor.redact("x " + base64(secret) + " y")).doesNotContain(base64(secret));
        Assume.that(secret.length() >= 9);
        assertThat(redactor.redact(basic)).isNotEqualTo(basic);
        assertThat(redactor.redact(base64(secret + ":" + user))).isNotEqualTo(base64(secret + ":" + user));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String lowerHex(String encoded) {
        return java.util.regex.Pattern.compile("%[0-9A-F]{2}")
                .matcher(encoded)
                .replaceAll(each -> each.group().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://user:hunter22@example.org/x | https://****@example.org/x",
                "https://ghp_abcdef@example.org | https://****@example.org",
                "https://user:p@ss@example.org/x | https://****@example.org/x",
                "ssh://git@example.org/x | ssh://****@example.org/x",
                "Authorization: Bearer abcdefghij | Authorization: Bearer ****",
                "Authorization: Basic dXNlcjpwYXNz | Authorization: Basic ****",
                "Authorization: token ghp_secret1 | Authorization: ****",
                "{\"password\":\"hunter22\"} | {\"password\":\"****\"}",
                "{\"password\": \"hunter22\", \"a\": 1} | {\"password\": \"****\", \"a\": 1}",
                "DB_PASSWORD=hunter22 next | DB_PASSWORD=**** next",
                "api_key: abc | api_key: ****",
                "GET /?access_token=abc&x=1 | GET /?access_token=****&x=1",
                "nothing to hide: a@b, http://example.org/a@b | nothing to hide: a@b, http://example.org/a@b"
            })
    void knowsCredentialsByTheirLook(String text, String shown) {
        assertThat(PATTERNS.redact(text)).isEqualTo(shown);
        assertThat(PATTERNS.redact(shown)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "-a",
                "://",
                "a://b",
                "token",
                "token=",
                "password: ",
                "authorization:",
                "bearer ",
                "@",
                "x@",
                "%41",
                "\"'"
            })
    void takesTimeInStepWithTheLength(String piece) {
        String hostile = piece.repeat(300_000 / piece.length());

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> PATTERNS.redact(hostile));
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> PATTERNS.redact("http://" + hostile + "@"));
    }

    @Property(tries = 300)
    void neverFails(@ForAll String text, @ForAll String secret) {
        assertThatNoException()
                .isThrownBy(() -> PATTERNS.with(List.of(Secret.of(secret))).redact(text));
    }

    @org.junit.jupiter.api.Test
    void leavesShortValuesAloneAndHidesEachLineOfLongOnes() {
        Redactor redactor = PATTERNS.with(List.of(Secret.of("abc"), Secret.of("first line\nsecond line\n")));

        assertThat(redactor.redact("abc YWJj")).isEqualTo("abc YWJj");
        assertThat(redactor.redact("> second line <")).isEqualTo("> **** <");
    }
}
