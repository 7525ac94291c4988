package io.github.runner4j.testkit.assertions;

import static io.github.runner4j.testkit.assertions.RunnerAssertions.assertThat;
import static io.github.runner4j.testkit.assertions.RunnerAssertions.assertThatFailureOf;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.Runner;
import io.github.runner4j.container.ContainerException;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.ContainerStatus;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Evidence;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.testkit.daemon.FakeDocker;
import io.github.runner4j.testkit.memory.InMemoryPorts;
import io.github.runner4j.testkit.memory.InMemoryProgram;
import io.github.runner4j.testkit.memory.InMemorySource;
import io.github.runner4j.testkit.memory.InMemoryTree;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunnerAssertionsTest {

    private final InMemoryPorts ports = InMemoryPorts.create();
    private Runner runner;
    private Instance instance;

    @BeforeEach
    void launch() {
        ports.engine().programs(spec -> InMemoryProgram.running("listening on 8080"));
        ports.sources().putForAll(InMemoryTree.withDockerfile("FROM scratch\n"));
        runner = ports.runner();
        instance = runner.component("hello").source(InMemorySource.of("hello")).start();
    }

    @AfterEach
    void close() {
        runner.close();
    }

    private static void assertFails(ThrowingCallable assertion, String... words) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageContainingAll(words);
    }

    @Test
    void knowsAnInstance() {
        assertThat(instance).isRunning().hasComponent("hello").hasLogLine("listening");
    }

    @Test
    void tellsWhatIsWrongWithAnInstance() {
        assertFails(() -> assertThat(instance).isStopped(), "STOPPED", "RUNNING");
        assertFails(() -> assertThat(instance).hasComponent("other"), "other", "hello");
        assertFails(() -> assertThat(instance).hasEndpoint(8080), "8080", "[]");
        assertFails(() -> assertThat(instance).hasExitCode(3), "ended with 3");
        assertFails(() -> assertThat(instance).hasLogLine("goodbye"), "goodbye", "listening on 8080");
    }

    @Test
    void knowsAnInstanceThatWasStopped() {
        instance.stop();

        assertThat(instance).isStopped();
    }

    private ContainerState state() {
        return ports.engine().containers().values().iterator().next();
    }

    @Test
    void knowsAContainer() {
        assertThat(state())
                .isRunning()
                .hasStatus(ContainerStatus.RUNNING)
                .hasLabel("io.github.runner4j.component", "hello");
        assertFails(() -> assertThat(state()).hasStatus(ContainerStatus.EXITED), state().name(), "EXITED", "RUNNING");
        assertFails(() -> assertThat(state()).hasExitCode(0), "ended with 0");
        assertFails(() -> assertThat(state()).hasLabel("a", "b"), "a=b");
        assertFails(() -> assertThat(state()).hasPort(80), "80");
    }

    private static RunnerException refusal() {
        return new ContainerException(
                Failure.of(ErrorCode.PORT_ALREADY_IN_USE, "The port 80 is in use.")
                        .with(new Evidence("holder", "who holds it", List.of("container web"))),
                null);
    }

    @Test
    void knowsAFailure() {
        assertThatFailureOf(() -> {
                    throw refusal();
                })
                .hasCode(ErrorCode.PORT_ALREADY_IN_USE)
                .hasEvidence("holder")
                .hasEvidence("holder", "web")
                .hasMessageContaining("80");
    }

    @Test
    void tellsWhatIsWrongWithAFailure() {
        assertThatThrownBy(() -> assertThat(refusal()).hasCode(ErrorCode.UNKNOWN_ERROR))
                .hasMessageContainingAll("UNKNOWN_ERROR", "PORT_ALREADY_IN_USE", "The port 80 is in use.")
                .hasCauseInstanceOf(RunnerException.class);
        assertFails(() -> assertThat(refusal()).hasEvidence("log"), "log", "holder");
        assertFails(() -> assertThat(refusal()).hasEvidence("holder", "nobody"), "nobody", "container web");
        assertFails(() -> assertThatFailureOf(() -> {}), "the failure");
        assertFails(
                () -> assertThatFailureOf(() -> {
                    throw new IllegalStateException("other");
                }),
                "IllegalStateException");
    }

    @Test
    void knowsTheCallsOfAFakeDaemon() throws Exception {
        try (FakeDocker docker = FakeDocker.start()) {
            try (Socket client = new Socket("127.0.0.1", docker.uri().getPort())) {
                client.getOutputStream().write("GET /_ping HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                client.getInputStream().readAllBytes();
            }

            assertThat(docker)
                    .received("GET", "/_ping")
                    .received(1, "GET", "/_ping")
                    .receivedNo("POST", "/build");
            assertFails(() -> assertThat(docker).received("POST", "/build"), "POST /build", "GET /_ping");
            assertFails(() -> assertThat(docker).receivedNo("GET", "/_ping"), "0 calls", "GET /_ping");
        }
    }
}
