package io.github.runner4j.docker.internal.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.runner4j.config.Limits;
import io.github.runner4j.config.RunOptions;
import io.github.runner4j.config.SecurityOptions;
import io.github.runner4j.container.ContainerSpec;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.ExecResult;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.container.LogLine.Stream;
import io.github.runner4j.container.LogQuery;
import io.github.runner4j.container.PortBinding;
import io.github.runner4j.container.Sample;
import io.github.runner4j.container.SystemInfo;
import io.github.runner4j.docker.internal.daemon.Call;
import io.github.runner4j.docker.testing.Engines;
import io.github.runner4j.docker.testing.Engines.Engine;
import io.github.runner4j.docker.testing.NotFaked;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.secret.Variable;
import io.github.runner4j.testkit.memory.ManualContext;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On the real engines, what their contract does not ask for. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DockerEngineIT {

    private static final String ALL = "io.github.runner4j.docker.testing.Engines#all";

    private final ManualContext context = ManualContext.create();

    private final Map<String, String> labels = Map.of(Engines.LABEL, "containers-" + UUID.randomUUID());

    private final ExecutorService background = Executors.newCachedThreadPool();

    private DockerEngine containers;

    @AfterEach
    void leavesNothing() throws InterruptedException {
        background.shutdownNow();
        assertThat(background.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        if (containers != null) {
            ManualContext cleanUp = ManualContext.create();
            containers.list(labels, cleanUp).forEach(each -> containers.remove(each.id(), cleanUp));
            assertThat(containers.list(labels, cleanUp)).isEmpty();
        }
        assertThat(context.hooks()).isZero();
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void tellsAboutItself(Engine engine) {
        use(engine);

        SystemInfo info = containers.info(context);

        assertThat(info.engine()).isEqualTo(engine.kind());
        assertThat(info.version()).matches("\\d+\\.\\d+.*");
        assertThat(info.host()).isEqualTo("127.0.0.1");
        assertThat(info.local()).isTrue();
        assertThat(info.discovery()).isNotEmpty();
        assertThat(info.details()).containsKeys("os", "architecture", "cgroupVersion", "cpus", "memoryBytes");
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void setsWhatWasAskedFor(Engine engine) {
        engine.needs(NotFaked.KERNEL);
        use(engine);
        SecurityOptions security = SecurityOptions.parse(List.of(
                "--security-opt=no-new-privileges",
                "--read-only",
                "--tmpfs=/scratch:size=1m",
                "--cap-drop=ALL",
                "--user=1000:1000"));
        String id = create(
                "id -u; pwd; echo $COLOUR; touch /x 2>/dev/null || echo read-only; touch /scratch/x && echo tmpfs;"
                        + " grep -c CapEff:.*0000000000000000 /proc/self/status; cat /proc/1/comm",
                options -> options.addEnvironment(Variable.of("COLOUR", "blue = green"))
                        .workingDirectory("/tmp")
                        .limits(Limits.of(
                                limits -> limits.memory("64m").cpus(0.5).pids(50)))
                        .security(security));

        containers.start(id, context);

        List<String> lines = new ArrayList<>();
        containers.logs(id, LogQuery.all(), true, line -> lines.add(line.text()), context);
        assertThat(lines.subList(0, 6)).containsExactly("1000", "/tmp", "blue = green", "read-only", "tmpfs", "1");
        assertThat(lines.get(6)).as("init").isIn("docker-init", "tini", "catatonit", "podman-init");
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void tellsOutputsApartAndKeepsTimes(Engine engine) {
        use(engine);
        String id = create("echo one; echo two >&2; printf 'drei €\\nvier'", options -> options);
        containers.start(id, context);

        List<LogLine> lines = new ArrayList<>();
        containers.logs(id, LogQuery.all().withTimestamps(), true, lines::add, context);

        assertThat(lines).allSatisfy(line -> assertThat(line.at()).isPresent());
        assertThat(lines.stream().filter(line -> line.stream() == Stream.STDOUT).map(LogLine::text))
                .containsExactly("one", "drei €", "vier");
        assertThat(lines.stream().filter(line -> line.stream() == Stream.STDERR).map(LogLine::text))
                .containsExactly("two");
        List<String> last = new ArrayList<>();
        containers.logs(id, LogQuery.all().tail(1), false, line -> last.add(line.text()), context);
        assertThat(last).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void keepsALongLineWhole(Engine engine) {
        use(engine);
        String id = create("head -c 50000 /dev/zero | tr '\\0' x; echo", options -> options);
        containers.start(id, context);

        List<LogLine> lines = new ArrayList<>();
        containers.logs(id, LogQuery.all().withTimestamps(), true, lines::add, context);

        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).text()).isEqualTo("x".repeat(50_000));
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void aPortHeldByAProgramIsInUse(Engine engine) throws Exception {
        use(engine);
        try (ServerSocket holder = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
            RunnerException thrown = startOn(holder.getLocalPort());

            assertThat(thrown.code()).isEqualTo(ErrorCode.PORT_ALREADY_IN_USE);
            assertThat(thrown).hasMessageContaining("Cannot start container");
        }
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void readsCountersOfWhatRuns(Engine engine) {
        use(engine);
        String running = create(
                "while :; do :; done",
                options ->
                        options.limits(Limits.of(limits -> limits.memory("64m").cpus(0.2))));
        String created = create("true", options -> options);
        containers.start(running, context);

        Map<String, Sample> samples = containers.sample(List.of(running, created, "no-such-container"), context);

        assertThat(samples).containsOnlyKeys(running);
        Sample sample = samples.get(running);
        assertThat(sample.cpuNanos().getAsLong()).isPositive();
        assertThat(sample.memoryBytes().getAsLong()).isPositive();
        assertThat(sample.memoryLimitBytes()).hasValue(64L * 1024 * 1024);
        assertThat(sample.onlineCpus()).hasValue(Runtime.getRuntime().availableProcessors());
        assertThat(sample.rxBytes()).isPresent();
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void countersAreThoseOfTheEngineWhereverTheyAreReadFrom(Engine engine) {
        use(engine);
        String id = create(
                "sleep 1000",
                options ->
                        options.limits(Limits.of(limits -> limits.memory("64m").cpus(0.5))));
        containers.start(id, context);

        Sample sample = containers.sample(List.of(id), context).get(id);
        Sample again = containers.sample(List.of(id), context).get(id);
        Sample ofEngine = Samples.read(
                        engine.daemon()
                                .call(
                                        Call.get("read counters", Endings.path(id, "/stats"))
                                                .query("stream", false),
                                        context)
                                .json(),
                        sample.cpuLimit(),
                        engine.podman())
                .orElseThrow();

        assertThat(again.origin()).isEqualTo(sample.origin());
        assertThat(again.readAt()).isAfterOrEqualTo(sample.readAt());
        assertThat(sample.memoryLimitBytes()).isEqualTo(ofEngine.memoryLimitBytes());
        assertThat(sample.pids()).isEqualTo(ofEngine.pids());
        assertThat(sample.onlineCpus()).isEqualTo(ofEngine.onlineCpus());
        assertThat(sample.memoryBytes().getAsLong()).isPositive();
        assertThat(sample.cpuLimit()).hasValue(0.5);
        assertThat(ofEngine.cpuNanos().getAsLong())
                .isGreaterThanOrEqualTo(again.cpuNanos().getAsLong());
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void countersFollowAContainerThatIsStartedAgain(Engine engine) {
        use(engine);
        String id = create("sleep 1000", options -> options);
        containers.start(id, context);
        assertThat(containers.sample(List.of(id), context)).containsKey(id);

        containers.stop(id, Duration.ZERO, context);
        assertThat(containers.sample(List.of(id), context)).isEmpty();

        containers.start(id, context);
        assertThat(containers.sample(List.of(id), context)).containsKey(id);
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void changesLimitsOfWhatRuns(Engine engine) {
        engine.needs(NotFaked.KERNEL);
        use(engine);
        String id = create(
                "sleep 100",
                options -> options.limits(
                        Limits.of(limits -> limits.memory("64m").cpus(0.5).pids(50))));
        containers.start(id, context);

        containers.update(id, Limits.of(limits -> limits.memory("128m").cpus(1.0)), context);

        // asked of the kernel: Podman's counters go on naming the limit that the container was made with
        String limit = "cat /sys/fs/cgroup/memory/memory.limit_in_bytes 2>/dev/null || cat /sys/fs/cgroup/memory.max";
        ExecResult result = containers.exec(id, List.of("sh", "-c", limit), context);
        assertThat(result.text(Stream.STDOUT)).isEqualTo(String.valueOf(128L * 1024 * 1024));
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void saysWhyACommandCannotStart(Engine engine) {
        use(engine);
        String id = containers.create(
                spec(options -> options.command(List.of("/no/such/program")).init(false), List.of()), context);

        RunnerException thrown = catchThrowableOfType(RunnerException.class, () -> containers.start(id, context));
        assertThat(thrown.code()).isEqualTo(ErrorCode.CONTAINER_COMMAND_INVALID);
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void saysThatAnImageIsMissing(Engine engine) {
        use(engine);
        RunOptions options = RunOptions.builder().build();
        ContainerSpec spec =
                new ContainerSpec("t-" + UUID.randomUUID(), "sha256:" + "ab".repeat(32), options, List.of(), labels);

        RunnerException thrown = catchThrowableOfType(RunnerException.class, () -> containers.create(spec, context));

        assertThat(thrown.code()).isEqualTo(ErrorCode.IMAGE_NOT_FOUND);
    }

    private void use(Engine engine) {
        containers = new DockerEngine(engine.daemon(), Clock.systemUTC(), ForkJoinPool.commonPool());
    }

    private RunnerException startOn(int hostPort) {
        List<PortBinding> ports = List.of(new PortBinding(8080, "tcp", "127.0.0.1", hostPort));
        String id = containers.create(spec("sleep 100", options -> options, ports), context);
        return catchThrowableOfType(RunnerException.class, () -> containers.start(id, context));
    }

    private String create(String script, UnaryOperator<RunOptions.Builder> more) {
        return containers.create(spec(script, more, List.of()), context);
    }

    private ContainerSpec spec(String script, UnaryOperator<RunOptions.Builder> more, List<PortBinding> ports) {
        return spec(options -> more.apply(options.command(List.of("sh", "-c", script))), ports);
    }

    private ContainerSpec spec(UnaryOperator<RunOptions.Builder> options, List<PortBinding> ports) {
        RunOptions built = options.apply(RunOptions.builder()).build();
        return new ContainerSpec("t-" + UUID.randomUUID(), Engines.IMAGE, built, ports, labels);
    }

    private ContainerState state(String id) {
        return containers.inspect(id, context).orElseThrow();
    }

    private Future<RunnerException> failure(Runnable call) {
        return background.submit(() -> catchThrowableOfType(RunnerException.class, call::run));
    }
}
