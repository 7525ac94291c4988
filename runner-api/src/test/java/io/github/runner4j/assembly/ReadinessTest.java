package io.github.runner4j.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.github.runner4j.Operation;
import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.container.ExecResult;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.testing.MemoryEngine.Program;
import io.github.runner4j.testing.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ReadinessTest {

    private static final HealthCheck IMPATIENT = HealthCheck.http("/health")
            .interval(Duration.ofMillis(20))
            .retries(3)
            .timeout(Duration.ofMillis(200));

    private final House house = House.open();

    @AfterEach
    void close() {
        house.close();
    }

    private static HttpServer server(String path, int status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(exchange.getRequestURI().toString().equals(path) ? status : 404, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private io.github.runner4j.RunBuilder at(int hostPort, HealthCheck check) {
        return house.bare("hello").port(80, port -> port.exactly(hostPort)).healthCheck(check);
    }

    @ParameterizedTest
    @CsvSource({"200,true", "204,true", "302,true", "404,false", "500,false", "503,false"})
    void asksByHttp(int status, boolean ready) throws IOException {
        HttpServer server = server("/health", status);
        try {
            Optional<RunnerException> failure = Optional.ofNullable(
                    house.failure(at(server.getAddress().getPort(), IMPATIENT.timeout(Duration.ofSeconds(5)))));

            assertThat(failure.isEmpty()).isEqualTo(ready);
            failure.ifPresent(each -> {
                assertThat(each.code()).isEqualTo(ErrorCode.CONTAINER_FAILED);
                assertThat(each)
                        .hasMessageContaining("hello")
                        .hasMessageContaining("GET /health on 127.0.0.1:")
                        .hasMessageContaining(": " + status);
                house.assertNothingLeft();
            });
        } finally {
            server.stop(0);
        }
    }

    @Test
    void asksNobodyButTheContainer() {
        ConfigException refused =
                catchThrowableOfType(ConfigException.class, () -> HealthCheck.http("//127.0.0.2:1/secret"));

        assertThat(refused).hasMessageContaining("\"//127.0.0.2:1/secret\" is not accepted");
    }

    @Test
    void becomesReadyWhenTheAnswerBecomesGood() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(asked.incrementAndGet() < 4 ? 503 : 200, -1);
            exchange.close();
        });
        server.start();
        try {
            at(server.getAddress().getPort(), HealthCheck.http("/")).start();

            assertThat(asked).hasValue(4);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void givesUpOnAServerThatHangsAndOnOneThatIsNotThere() throws IOException {
        int nobody;
        try (ServerSocket hanging = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                ServerSocket gone = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            nobody = gone.getLocalPort();

            assertThat(house.failure(at(hanging.getLocalPort(), IMPATIENT))).hasMessageContaining("last answer");
        }

        assertThat(house.failure(at(nobody, IMPATIENT))).hasMessageContaining("Connection refused");
        house.assertNothingLeft();
    }

    @Test
    void cancelsAProbeThatHangs() throws IOException {
        try (ServerSocket hanging = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            HealthCheck patient = HealthCheck.http("/").timeout(Duration.ofMinutes(5));
            Operation<Instance> launch = at(hanging.getLocalPort(), patient).launch();
            try (Socket probe = hanging.accept()) {
                assertThat(probe.getInputStream().read()).isEqualTo('G');

                assertThat(launch.cancel()).isTrue();
            }
        }
        house.assertNothingLeft();
    }

    @Test
    void endsAProbeThatIsAnsweredDropByDrop() throws IOException, InterruptedException {
        try (ServerSocket dripping = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread drips = new Thread(() -> drip(dripping));
            drips.start();

            RunnerException failure = house.failure(at(dripping.getLocalPort(), IMPATIENT));

            assertThat(failure).hasMessageContaining("no answer within 200 ms");
            dripping.close();
            drips.join(10_000);
        }
    }

    private static void drip(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                for (int i = 0; i < 400; i++) {
                    socket.getOutputStream().write(i == 0 ? "HTTP/1.1 200 OK\r\nX: ".getBytes() : "x".getBytes());
                    java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
                }
            } catch (IOException e) {
                // The probe has given up, as it should.
            }
        }
    }

    @Test
    void isNotFooledByAPortProxyThatClosesAtOnce() throws IOException, InterruptedException {
        try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread closing = new Thread(() -> {
                while (!proxy.isClosed()) {
                    try {
                        proxy.accept().close();
                    } catch (IOException e) {
                        return;
                    }
                }
            });
            closing.start();

            RunnerException failure = house.failure(at(
                    proxy.getLocalPort(),
                    HealthCheck.tcp().interval(Duration.ofMillis(20)).timeout(Duration.ofSeconds(1))));

            assertThat(failure.code()).isEqualTo(ErrorCode.CONTAINER_FAILED);
            proxy.close();
            closing.join(10_000);
        }
    }

    @Test
    void aCheckThatOnlyNamesTimesAsksWhatWouldBeAskedWithoutIt() {
        Instance app = house.bare("hello")
                .healthCheck(check -> check.interval(Duration.ofMillis(20)))
                .start();

        assertThat(app.healthCheck().probe()).isEqualTo(new HealthCheck.None());
        assertThat(app.healthCheck().interval()).isEqualTo(Duration.ofMillis(20));
    }

    @Test
    void isReadyWhenAConnectionStaysOpen() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Instance app = at(server.getLocalPort(), HealthCheck.tcp().timeout(Duration.ofDays(60)))
                    .start();

            assertThat(app.probe().detail()).endsWith("accepted");
        }
    }

    @Test
    void neverWaitsForAContainerThatDied() {
        AtomicReference<String> id = new AtomicReference<>();
        house.engine.program(spec -> Program.running("bye").health("starting"));
        house.script.once("inspect", Script.runs(() -> {})).once("inspect", Script.runs(() -> {
            id.set(house.engine.containers().values().iterator().next().id());
            house.engine.end(id.get(), 139);
        }));

        RunnerException failure = house.failure(house.bare("hello").healthCheck(HealthCheck.image()));

        assertThat(failure).hasMessageContaining("exit code 139").hasMessageContaining("bye");
        house.assertNothingLeft();
    }

    @Test
    void endsACommandThatHangs() {
        HealthCheck check = HealthCheck.exec("check", "--all")
                .interval(Duration.ofMillis(20))
                .timeout(Duration.ofMillis(100));
        house.script.always("exec", Script.blocks());

        RunnerException failure = house.failure(house.bare("hello").healthCheck(check));

        assertThat(failure).hasMessageContaining("no answer within 100 ms");
        house.assertNothingLeft();
    }

    @Test
    void saysWhatACommandAnswered() {
        house.engine.exec(command -> new ExecResult(
                2, List.of(new LogLine(LogLine.Stream.STDERR, Optional.empty(), "database is not there"))));

        RunnerException failure = house.failure(
                house.bare("hello").healthCheck(HealthCheck.exec("check").interval(Duration.ofMillis(20))));

        assertThat(failure).hasMessageContaining("check: exit code 2, database is not there");
    }

    @Test
    void saysThatAContainerWasRemovedByOthers() {
        house.engine.program(spec -> Program.running().health("starting"));
        CountDownLatch once = new CountDownLatch(1);
        house.script.once("inspect", Script.runs(() -> {})).once("inspect", Script.runs(() -> {
            once.countDown();
            house.engine.remove(
                    house.engine.containers().values().iterator().next().id(), new NoContext());
        }));

        RunnerException failure = house.failure(house.bare("hello").healthCheck(HealthCheck.image()));

        assertThat(failure.code()).isEqualTo(ErrorCode.DOCKER_RESOURCE_NOT_FOUND);
        assertThat(failure).hasMessageContaining("removed by somebody else");
    }
}
