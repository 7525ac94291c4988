package io.github.runner4j.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.RunBuilder;
import io.github.runner4j.Runner;
import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.config.ImageCleanupPolicy;
import io.github.runner4j.config.Limits;
import io.github.runner4j.config.WhenRunning;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.container.LogQuery;
import io.github.runner4j.docker.testing.Engines;
import io.github.runner4j.docker.testing.Engines.Engine;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.event.RunEvent;
import io.github.runner4j.event.Stage;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.instance.InstanceId;
import io.github.runner4j.instance.InstanceState;
import io.github.runner4j.instance.LogSubscription;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The main job on real engines: a directory becomes a running container that answers, and nothing stays behind. */
class MainJobIT {

    private static final long SECONDS = 60;

    @TempDir
    private Path directory;

    private final Queue<RunEvent> events = new ConcurrentLinkedQueue<>();

    /** Makes this test's images its own, so that none is there from an earlier run. */
    private final String marker = InstanceId.random().value();

    private @Nullable Engine used;

    @AfterEach
    void removeImages() {
        try (Runner runner = runner(Objects.requireNonNull(used))) {
            results(Stage.BUILD).stream()
                    .map(result -> result.substring(result.indexOf(' ') + 1))
                    .forEach(runner::removeImage);
        }
    }

    static Stream<Engine> engines() {
        return Engines.all();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void anEndpointAnswersAndNothingStaysBehind(Engine engine) {
        try (Runner runner = runner(engine)) {
            Instance app = web(runner, "one").start();

            assertThat(Components.get(app.endpoint(8080).uri("http"))).isEqualTo("one");
            assertThat(app.endpoint(8080).host()).isEqualTo("127.0.0.1");
            assertThat(app.state()).isEqualTo(InstanceState.RUNNING);
            assertThat(runner.instance(app.id())).isPresent();

            app.stop();
            app.stop();

            assertThat(app.state()).isEqualTo(InstanceState.STOPPED);
            assertThat(runner.instances()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void anUnchangedSourceIsNotBuiltAgain(Engine engine) {
        try (Runner runner = runner(engine)) {
            web(runner, "same").start().stop();
            web(runner, "same").start().stop();
            web(runner, "changed").start().stop();

            assertThat(results(Stage.BUILD))
                    .satisfiesExactly(
                            first -> assertThat(first).startsWith("built"),
                            second -> assertThat(second).startsWith("reused"),
                            third -> assertThat(third).startsWith("built"));
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aNestedDockerfileIsBuiltFromItsSubdirectory(Engine engine) {
        Components.web(directory.resolve("services/one"), "one");
        Components.web(directory.resolve("services/two"), "two");
        try (Runner runner = runner(engine)) {
            Instance app = runner.component("two")
                    .source(directory)
                    .subdirectory("services/two")
                    .port(8080)
                    .onEvent(events::add)
                    .start();

            assertThat(Components.get(app.endpoint(8080).uri("http"))).isEqualTo("two");
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void theRepositorysFileSaysHowToBuildAndRun(Engine engine) {
        Components.web(directory.resolve("docker"), "configured");
        Components.write(directory.resolve(".runner/config.yml"), """
                runner:
                  type: docker
                  dockerfile: ./docker/Dockerfile
                  ports: [8080]
                  environment: {GREETING: hello}
                  healthCheck: {path: /index.html, interval: 1s, timeout: 2s}
                  build: {context: docker}
                """);
        try (Runner runner = runner(engine)) {
            Instance app = runner.component("configured")
                    .source(directory)
                    .onEvent(events::add)
                    .start();

            assertThat(Components.get(app.endpoint(8080).uri("http"))).isEqualTo("configured");
            assertThat(app.exec("sh", "-c", "echo $GREETING").text(LogLine.Stream.STDOUT))
                    .isEqualTo("hello");
            assertThat(app.probe().healthy()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aBusyPortIsLeftToItsHolderUnlessItMustBeThatOne(Engine engine) throws IOException {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Runner runner = runner(engine)) {
            int busy = holder.getLocalPort();

            Instance app =
                    web(runner, "moved").port(8080, port -> port.prefer(busy)).start();

            assertThat(app.endpoint(8080).port()).isNotEqualTo(busy);
            assertThat(Components.get(app.endpoint(8080).uri("http"))).isEqualTo("moved");
            int held = app.endpoint(8080).port();
            assertThatThrownBy(() -> web(runner, "exact")
                            .port(8080, port -> port.exactly(busy))
                            .port(8081, port -> port.exactly(held))
                            .start())
                    .isInstanceOfSatisfying(RunnerException.class, failure -> {
                        assertThat(failure.code()).isEqualTo(ErrorCode.PORT_ALREADY_IN_USE);
                        assertThat(failure)
                                .hasMessageContaining(busy + "/tcp on 127.0.0.1, held by a program outside the engine")
                                .hasMessageContaining(held + "/tcp on 127.0.0.1, held by the container web-");
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void logsAreReadTailedAndFollowed(Engine engine) throws InterruptedException {
        try (Runner runner = runner(engine)) {
            Instance app = shell(runner, "echo one; echo two >&2; echo three; read x; exec sleep 600")
                    .start();
            CountDownLatch three = new CountDownLatch(3);
            Queue<LogLine> lines = new ConcurrentLinkedQueue<>();

            try (LogSubscription following = app.follow(LogQuery.all().withTimestamps(), line -> {
                lines.add(line);
                three.countDown();
            })) {
                assertThat(three.await(SECONDS, TimeUnit.SECONDS)).isTrue();
            }

            assertThat(lines).extracting(LogLine::text).containsExactlyInAnyOrder("one", "two", "three");
            assertThat(lines).allSatisfy(line -> assertThat(line.at()).isPresent());
            assertThat(app.logs(LogQuery.all()))
                    .filteredOn(line -> line.stream() == LogLine.Stream.STDERR)
                    .extracting(LogLine::text)
                    .containsExactly("two");
            assertThat(app.logs(LogQuery.all().tail(1))).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aRunningInstanceIsLookedIntoLimitedAndRestarted(Engine engine) {
        try (Runner runner = runner(engine)) {
            Instance app =
                    web(runner, "live").healthCheck(HealthCheck.http("/")).start();

            app.update(Limits.of(limits -> limits.memory("64m")));
            app.restart();

            assertThat(app.exec("sh", "-c", "echo out; echo err >&2; exit 3")).satisfies(result -> {
                assertThat(result.exitCode()).isEqualTo(3);
                assertThat(result.text(LogLine.Stream.STDOUT)).isEqualTo("out");
                assertThat(result.text(LogLine.Stream.STDERR)).isEqualTo("err");
            });
            assertThat(app.probe().healthy()).isTrue();
            // Podman 4 goes on naming the old limit.
            long named = app.sample().memoryLimitBytes().orElseThrow();
            assertThat(named).isEqualTo(engine.podman() && named != 64L << 20 ? 1L << 30 : 64L << 20);
            assertThat(runner.sample(Set.of(app.id()))).containsOnlyKeys(app.id());
            assertThat(Components.get(app.endpoint(8080).uri("http"))).isEqualTo("live");
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void replaceStopsTheOldOneWhenTheNewOneIsReadyAndReturnStartsNothing(Engine engine) {
        try (Runner runner = runner(engine)) {
            InstanceId old = web(runner, "old").start().id();

            Instance next = web(runner, "new").whenRunning(WhenRunning.REPLACE).start();
            Instance same = web(runner, "newer").whenRunning(WhenRunning.RETURN).start();

            assertThat(same.id()).isEqualTo(next.id()).isNotEqualTo(old);
            assertThat(runner.instances()).extracting(Instance::id).containsExactly(next.id());
            assertThat(Components.get(next.endpoint(8080).uri("http"))).isEqualTo("new");
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void theImageGoesAsThePolicySays(Engine engine) {
        try (Runner runner = runner(engine)) {
            web(runner, "gone").imageCleanup(ImageCleanupPolicy.ALWAYS).start().stop();
            web(runner, "gone").imageCleanup(ImageCleanupPolicy.NEVER).start().stop();
            web(runner, "gone").imageCleanup(ImageCleanupPolicy.ALWAYS).start().stop();

            assertThat(results(Stage.BUILD))
                    .satisfiesExactly(
                            first -> assertThat(first).startsWith("built"),
                            second -> assertThat(second).startsWith("built"),
                            third -> assertThat(third).startsWith("reused"));
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void anInstanceThatEndsByItselfIsNoticed(Engine engine) throws InterruptedException {
        CountDownLatch noticed = new CountDownLatch(1);
        try (Runner runner = runner(engine)) {
            Instance app = shell(runner, "while [ ! -e /tmp/end ]; do sleep 0.1; done; echo bye; exit 7")
                    .onEvent(event -> {
                        if (event instanceof RunEvent.StateChanged changed && changed.state() == InstanceState.ERROR) {
                            noticed.countDown();
                        }
                    })
                    .start();

            app.exec("touch", "/tmp/end");

            assertThat(noticed.await(SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(app.exitCode()).hasValue(7);
            assertThat(app.state()).isEqualTo(InstanceState.ERROR);
            assertThat(runner.errors(app.id())).singleElement().satisfies(error -> {
                assertThat(error.code()).isEqualTo(ErrorCode.CONTAINER_FAILED);
                assertThat(error.message()).contains("exit code 7", "bye");
            });
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void anInstanceEndsWithItsLifetime(Engine engine) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        try (Runner runner = runner(engine)) {
            Instance app = shell(runner, "sleep 600")
                    .lifetime(Duration.ofSeconds(2))
                    .onEvent(event -> {
                        if (event instanceof RunEvent.StateChanged changed
                                && changed.state() == InstanceState.STOPPED) {
                            stopped.countDown();
                        }
                    })
                    .start();

            assertThat(app.status().endsAt()).isPresent();
            assertThat(stopped.await(SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(runner.instances()).isEmpty();
        }
    }

    private RunBuilder web(Runner runner, String text) {
        Components.write(directory.resolve("web/marker"), marker);
        return runner.component("web")
                .source(Components.web(directory.resolve("web"), text))
                .onEvent(events::add);
    }

    private RunBuilder shell(Runner runner, String script) {
        Components.write(directory.resolve("shell/Dockerfile"), "FROM busybox\nLABEL marker=" + marker + "\n");
        return runner.component("shell")
                .source(directory.resolve("shell"))
                .command("sh", "-c", script)
                .onEvent(events::add);
    }

    private List<String> results(Stage stage) {
        return events.stream()
                .filter(RunEvent.StageFinished.class::isInstance)
                .map(RunEvent.StageFinished.class::cast)
                .filter(event -> event.stage() == stage)
                .map(RunEvent.StageFinished::result)
                .toList();
    }

    private Runner runner(Engine engine) {
        used = engine;
        DockerRunner.Builder builder = DockerRunner.builder()
                .cacheDirectory(directory.resolve("cache"))
                .settings(settings ->
                        settings.owner("main-job-" + InstanceId.random()).imageCleanupPolicy(ImageCleanupPolicy.NEVER));
        engine.address().ifPresent(builder::daemon);
        return builder.build();
    }
}
