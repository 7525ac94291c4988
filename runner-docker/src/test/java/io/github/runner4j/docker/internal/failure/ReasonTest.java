package io.github.runner4j.docker.internal.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {

    private static final String LONG_ID = "0123456789abcdef".repeat(4);

    private static final String TOKEN = "ghp_plantedTokenPlantedToken";

    private static String reason(Operation operation, String body) {
        return Failures.reason(Signal.answer(operation, 500, body));
    }

    @Test
    void isTheUnwrappedMessage() {
        assertThat(reason(Operation.ENGINE, "{\"message\":\"no such \\\"thing\\\"\\u003f\\n\"}"))
                .isEqualTo("no such \"thing\"?");
        assertThat(reason(
                        Operation.ENGINE,
                        "{\"cause\":\"no such container\",\"message\":\"orders: no such container\",\"response\":404}"))
                .isEqualTo("orders: no such container");
    }

    @Test
    void beginsWhereItTellsSomething() {
        String text =
                "failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: "
                        + "unable to start container process: error during container init: exec: \"serve\": executable file not found in $PATH: unknown";

        assertThat(reason(Operation.RUN, text)).isEqualTo("exec: \"serve\": executable file not found in $PATH");
        assertThat(reason(Operation.BUILD, "failed to solve: target stage \"prod\" could not be found"))
                .isEqualTo("target stage \"prod\" could not be found");
    }

    @Test
    void hasNeitherColoursNorLineBreaks() {
        assertThat(reason(Operation.BUILD, "\u001b[91mno rule to\r\nmake target\u001b[0m\n"))
                .isEqualTo("no rule to make target");
    }

    @Test
    void hasNoLongIds() {
        assertThat(reason(
                        Operation.RUN,
                        "endpoint web (" + LONG_ID + "): Bind for 0.0.0.0:80 failed: port is already allocated"))
                .isEqualTo("endpoint web: Bind for 0.0.0.0:80 failed: port is already allocated");
        assertThat(reason(Operation.RUN, "Container " + LONG_ID + " is not running"))
                .isEqualTo("Container 0123456789ab is not running");
        assertThat(reason(Operation.ENGINE, "network lan id " + LONG_ID + " has active endpoints"))
                .isEqualTo("network lan has active endpoints");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "open /var/lib/docker/tmp/buildkit-mount42/api/Dockerfile: no such file",
                "open /data/engine/tmp/buildkit-mount42/api/Dockerfile: no such file",
                "open /var/tmp/libpod_builder42/build/api/Dockerfile: no such file",
                "open /mnt/x/overlay2/0123456789abcdef0123456789abcdef/merged/api/Dockerfile: no such file"
            })
    void hasNoTemporaryPathsOfTheEngine(String text) {
        assertThat(reason(Operation.BUILD, text)).isEqualTo("open api/Dockerfile: no such file");
    }

    @Test
    void hasNoNameServers() {
        assertThat(
                        reason(
                                Operation.PULL,
                                "lookup registry.acme.test on 10.1.2.3:53: dial udp 10.1.2.3:53: connect: network is unreachable"))
                .isEqualTo("lookup registry.acme.test: connect: network is unreachable");
    }

    static Stream<Signal> planted() {
        String json = "{\"message\":\"failed to fetch remote https://bot:" + TOKEN
                + "@git.acme.test/a.git: exit status 128\"}";
        return Stream.of(
                Signal.answer(Operation.BUILD, 500, json),
                Signal.streamError(
                        Operation.BUILD,
                        "The command 'curl -H \"Authorization: Bearer " + TOKEN + "\"' returned a non-zero code: 2",
                        ""),
                Signal.streamError(
                        Operation.BUILD,
                        "The command 'NPM_TOKEN=" + TOKEN + " npm ci' returned a non-zero code: 1",
                        ""),
                Signal.of(
                        Operation.GIT,
                        new IllegalStateException("https://" + TOKEN + "@git.acme.test/a.git: not authorized")),
                Signal.ended(Operation.RUN, End.exited(1, "cannot reach postgres://app:" + TOKEN + "@db/app")));
    }

    @ParameterizedTest
    @MethodSource("planted")
    void hasNoCredentials(Signal signal) {
        assertThat(Failures.reason(signal)).contains("****").doesNotContain(TOKEN);
    }

    @Test
    void comesFromTheChainWhenNobodyAnswered() {
        Throwable chain = new RuntimeException(
                "java.net.SocketException: Connection reset", new java.net.SocketException("Connection reset"));

        assertThat(Failures.reason(Signal.of(Operation.CONNECT, chain))).isEqualTo("Connection reset");
    }

    @Test
    void isNeverBlank() {
        assertThat(reason(Operation.ENGINE, "")).isEqualTo("the engine answered with status 500 and gave no reason");
        assertThat(Failures.reason(Signal.ended(Operation.RUN, End.exited(3, ""))))
                .isEqualTo("it ended with exit status 3 and printed nothing");
        assertThat(RecordedFailure.corpus())
                .allSatisfy(each -> assertThat(Failures.reason(each.signal()))
                        .isNotBlank()
                        .doesNotContainPattern(
                                "[0-9a-f]{64}|\\p{Cntrl}|libpod_builder\\d|buildkit-mount|case-s3cret|case-t0ken"));
    }

    @Test
    void isShortEvenWhenTheAnswerIsNot() {
        assertThat(reason(Operation.BUILD, "unknown instruction: " + "/x".repeat(3_000_000)))
                .hasSizeLessThan(1000);
    }
}
