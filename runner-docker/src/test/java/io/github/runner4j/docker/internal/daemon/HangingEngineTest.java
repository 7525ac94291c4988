package io.github.runner4j.docker.internal.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.runner4j.docker.testing.Engines;
import io.github.runner4j.error.DaemonException;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.OperationStoppedException;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.testkit.memory.ManualContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine that says nothing, or stops saying anything, must never hold a caller. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HangingEngineTest {

    private static final String NOTHING = "";

    private static final String HALF_A_BODY = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n";

    private static final Call ENDLESS = Call.get("follow the log of container web-1", "/containers/web-1/logs")
            .endless();

    @TempDir
    Path directory;

    private final ExecutorService caller = Executors.newSingleThreadExecutor();

    private final ManualContext context = ManualContext.create();

    @AfterEach
    void stopCaller() {
        caller.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unix", "tcp"})
    void endsAtTheDeadlineBeforeHeaders(String kind) throws Exception {
        try (LoopbackServer server = server(kind, NOTHING)) {
            Throwable thrown = catchThrowable(() -> wire(server, Duration.ofMillis(200))
                    .call(Call.get("inspect container web-1", "/containers/web-1/json"), "/v1.41", context));

            assertThat(thrown)
                    .isInstanceOfSatisfying(
                            DaemonException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.DOCKER_OPERATION_TIMEOUT))
                    .hasMessageContaining("Cannot inspect container web-1")
                    .hasMessageContaining("within 200 ms");
            assertThat(context.hooks()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unix", "tcp"})
    void endsAtTheDeadlineInTheMiddleOfABody(String kind) throws Exception {
        try (LoopbackServer server = server(kind, HALF_A_BODY)) {
            Throwable thrown = catchThrowable(() -> wire(server, Duration.ofMillis(200))
                    .call(Call.get("list containers", "/containers/json"), "", context));

            assertThat(thrown)
                    .isInstanceOfSatisfying(
                            DaemonException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.DOCKER_OPERATION_TIMEOUT));
        }
    }

    @Test
    void endsOverTheNetworkAlsoWhenBreakingItOffIsLost() throws Exception {
        ScheduledThreadPoolExecutor asleep = new ScheduledThreadPoolExecutor(1, task -> null);
        try (LoopbackServer server = server("tcp", NOTHING)) {
            Wire wire = new Wire(Transport.to(address(server)), new Timing(Duration.ofMillis(200), asleep));

            Throwable thrown =
                    catchThrowable(() -> wire.call(Call.get("list containers", "/containers/json"), "", context));

            assertThat(thrown).isInstanceOf(DaemonException.class);
        } finally {
            asleep.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unix", "tcp"})
    void endsWithItsContextBeforeHeaders(String kind) throws Exception {
        try (LoopbackServer server = server(kind, NOTHING)) {
            Future<Throwable> call = caller.submit(() ->
                    catchThrowable(() -> wire(server, Duration.ofMinutes(5)).call(ENDLESS, "/v1.41", context)));
            server.awaitAnswered();

            context.stop();

            assertThat(call.get(10, TimeUnit.SECONDS)).isInstanceOf(OperationStoppedException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unix", "tcp"})
    void endsWithItsContextInTheMiddleOfAStream(String kind) throws Exception {
        try (LoopbackServer server = server(kind, HALF_A_BODY)) {
            CountDownLatch reading = new CountDownLatch(1);
            Future<Throwable> call = caller.submit(() -> catchThrowable(
                    () -> wire(server, Duration.ofMinutes(5)).stream(ENDLESS, "/v1.41", context, (head, body) -> {
                        body.readNBytes(5);
                        reading.countDown();
                        body.read();
                    })));
            assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();

            context.stop();

            assertThat(call.get(10, TimeUnit.SECONDS)).isInstanceOf(OperationStoppedException.class);
            assertThat(context.hooks()).isZero();
        }
    }

    @Test
    void aStoppedContextCallsNobody() throws Exception {
        try (LoopbackServer server = server("tcp", NOTHING)) {
            context.stop();

            Throwable thrown =
                    catchThrowable(() -> wire(server, Duration.ofMinutes(5)).call(ENDLESS, "", context));

            assertThat(thrown).isInstanceOf(OperationStoppedException.class);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void anEngineThatHangsUpIsAFailureOfTheEngine() throws Exception {
        try (LoopbackServer server = LoopbackServer.unix(directory.resolve("s"), HALF_A_BODY, true)) {
            Throwable thrown = catchThrowable(() -> wire(server, Duration.ofMinutes(5))
                    .call(Call.get("list containers", "/containers/json"), "", context));

            assertThat(thrown)
                    .isInstanceOfSatisfying(
                            DaemonException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.DOCKER_DAEMON_NOT_RUNNING));
        }
    }

    @Test
    void whatTheReaderThrowsReachesTheCallerAsItIs() throws Exception {
        try (LoopbackServer server = server("tcp", HALF_A_BODY)) {
            IllegalStateException own = new IllegalStateException("listener broken");

            Throwable thrown = catchThrowable(
                    () -> wire(server, Duration.ofMinutes(5)).stream(ENDLESS, "", context, (head, body) -> {
                        throw own;
                    }));

            assertThat(thrown).isSameAs(own);
        }
    }

    @Test
    void anErrorAnswerSaysWhatFailedAndWhy() throws Exception {
        String answer = "HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nContent-Length: 42\r\n\r\n"
                + "{\"message\":\"No such container: web-1    \"}";
        try (LoopbackServer server = server("tcp", answer)) {
            Throwable thrown = catchThrowable(() -> wire(server, Duration.ofMinutes(5))
                    .call(Call.post("start container web-1", "/containers/web-1/start"), "/v1.41", context));

            assertThat(thrown)
                    .isInstanceOfSatisfying(
                            RunnerException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.DOCKER_RESOURCE_NOT_FOUND))
                    .hasMessageContaining("Cannot start container web-1: No such container: web-1");
            assertThat(server.requests().get(0)).startsWith("POST /v1.41/containers/web-1/start HTTP/1.1\r\n");
        }
    }

    private Wire wire(LoopbackServer server, Duration limit) {
        return new Wire(Transport.to(address(server)), Engines.timing(limit));
    }

    private Address address(LoopbackServer server) {
        return Address.parse(server.address(), new Address.Tls(false, directory), "test");
    }

    private LoopbackServer server(String kind, String answer) throws IOException {
        return kind.equals("unix") ? LoopbackServer.unix(directory.resolve("s"), answer) : LoopbackServer.tcp(answer);
    }
}
