package io.github.runner4j.docker.internal.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {

    @Test
    void tellsTheReasonFromTheOutput() {
        Body body = Body.parse("""
                {"stream":"Step 1/1 : RUN make\\n"}
                {"status":"Downloading","progressDetail":{"current":1}}
                {"stream":"\\u001b[91mboom\\u001b[0m\\n"}
                {"errorDetail":{"code":2,"message":"make failed"},"error":"make failed"}
                """);

        assertThat(body.message()).isEqualTo("make failed");
        assertThat(body.output()).isEqualTo("Step 1/1 : RUN make\n\u001b[91mboom\u001b[0m\n");
    }

    @Test
    void unescapes() {
        assertThat(Body.parse("{ \"message\" : \"a\\\"b\\\\c\\/d\\t\\u00e9\" }").message())
                .isEqualTo("a\"b\\c/d\té");
    }

    @Test
    void takesPlainTextAsItIs() {
        assertThat(Body.parse("404 page not found\n").message()).isEqualTo("404 page not found");
        assertThat(Body.parse("").message()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":\"cut of",
                "{\"message\":\"cut of\\",
                "{\"message\":\"cut of\\u00",
                "{\"message\":\"cut of\"",
                "{\"message\":\"cut of\",\"x\":"
            })
    void readsWhatIsCutOff(String raw) {
        assertThat(Body.parse(raw).message()).startsWith("cut of");
    }

    @Test
    void findsTheReasonAtTheEndOfALongStreamAndAtTheStartOfALongMessage() {
        String stream = "{\"stream\":\"line\\n\"}\r\n".repeat(200_000) + "{\"error\":\"at last\"}\r\n";
        String message = "{\"message\":\"at first " + "x".repeat(5_000_000) + "\"}";

        assertThat(Body.parse(stream).message()).isEqualTo("at last");
        assertThat(Body.parse(message).message()).startsWith("at first").hasSizeLessThan(100_000);
    }
}
