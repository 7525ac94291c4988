package io.github.runner4j.docker.internal.failure;

import static io.github.runner4j.error.ErrorCode.CONTAINER_FAILED;
import static io.github.runner4j.error.ErrorCode.CONTAINER_OUT_OF_MEMORY;
import static io.github.runner4j.error.ErrorCode.DOCKERFILE_INVALID;
import static io.github.runner4j.error.ErrorCode.DOCKER_BUILD_FAILED;
import static io.github.runner4j.error.ErrorCode.DOCKER_DAEMON_NOT_RUNNING;
import static io.github.runner4j.error.ErrorCode.DOCKER_RESOURCE_NOT_FOUND;
import static io.github.runner4j.error.ErrorCode.GIT_AUTHENTICATION_FAILED;
import static io.github.runner4j.error.ErrorCode.NO_SPACE_LEFT;
import static io.github.runner4j.error.ErrorCode.PORT_ALREADY_IN_USE;
import static io.github.runner4j.error.ErrorCode.RESOURCE_CONFLICT;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import io.github.runner4j.error.Severity;
import java.net.ConnectException;
import org.eclipse.jgit.api.errors.TransportException;
import org.junit.jupiter.api.Test;

class SignalTest {

    @Test
    void readsWhatDockerJavaThrows() {
        var notFound = new NotFoundException("{\"message\":\"No such container: web\"}\n");
        var build = new DockerClientException("Could not build image: unknown instruction: RUNN");
        var nothing = new DockerClientException("Could not build image");

        assertThat(Signal.of(Operation.ENGINE, notFound).status()).hasValue(404);
        assertThat(Failures.classify(Signal.of(Operation.ENGINE, notFound))).isEqualTo(DOCKER_RESOURCE_NOT_FOUND);
        assertThat(Failures.reason(Signal.of(Operation.ENGINE, notFound))).isEqualTo("No such container: web");
        assertThat(Failures.classify(Signal.of(Operation.BUILD, build))).isEqualTo(DOCKERFILE_INVALID);
        assertThat(Failures.classify(Signal.of(Operation.BUILD, nothing))).isEqualTo(DOCKER_BUILD_FAILED);
    }

    @Test
    void findsTheAnswerUnderAWrapper() {
        var wrapped = new RuntimeException("start", new NotFoundException("{\"message\":\"No such container: web\"}"));

        assertThat(Failures.classify(Signal.of(Operation.RUN, wrapped))).isEqualTo(DOCKER_RESOURCE_NOT_FOUND);
    }

    @Test
    void alreadyStoppedIsMild() {
        var code = Failures.classify(Signal.of(Operation.ENGINE, new NotModifiedException("")));

        assertThat(code).isEqualTo(RESOURCE_CONFLICT);
        assertThat(code.severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void readsTheWholeChain() {
        assertThat(Failures.classify(
                        Signal.of(Operation.CONNECT, new RuntimeException(new ConnectException("refused")))))
                .isEqualTo(DOCKER_DAEMON_NOT_RUNNING);
        assertThat(Failures.classify(Signal.of(
                        Operation.GIT, new TransportException("https://git.acme.test/a.git: not authorized"))))
                .isEqualTo(GIT_AUTHENTICATION_FAILED);
    }

    @Test
    void survivesACircularChain() {
        var first = new IllegalStateException("first");
        first.initCause(new IllegalStateException("second", first));

        assertThat(Signal.of(Operation.CONNECT, first).thrown()).hasSizeLessThan(50);
    }

    @Test
    void flagsOfAnEndCountBeforeItsWords() {
        var outOfMemory = new End(3, true, true, "", "Permission denied");
        var unhealthy = new End(0, false, false, "", "Permission denied");
        var neverStarted = new End(128, false, true, "Bind for 0.0.0.0:80 failed: port is already allocated", "");

        assertThat(Failures.classify(Signal.ended(Operation.RUN, outOfMemory))).isEqualTo(CONTAINER_OUT_OF_MEMORY);
        assertThat(Failures.classify(Signal.ended(Operation.RUN, unhealthy))).isEqualTo(CONTAINER_FAILED);
        assertThat(Failures.classify(Signal.ended(Operation.RUN, neverStarted))).isEqualTo(PORT_ALREADY_IN_USE);
    }

    @Test
    void aFullDiskShowsInTheOutputOfABuild() {
        var signal = Signal.streamError(
                Operation.BUILD,
                "The command 'make' returned a non-zero code: 2",
                "cc: error: No space left on device");

        assertThat(Failures.classify(signal)).isEqualTo(NO_SPACE_LEFT);
    }

    @Test
    void wordsOfAFailedCommandDoNotCount() {
        var signal = Signal.streamError(
                Operation.BUILD,
                "The command 'grep \"dial tcp: connection refused\" /v2/' returned a non-zero code: 1",
                "unauthorized");

        assertThat(Failures.classify(signal)).isEqualTo(DOCKER_BUILD_FAILED);
    }
}
