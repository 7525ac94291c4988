package io.github.runner4j.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.runner4j.Runner;
import io.github.runner4j.config.level.Explanation;
import io.github.runner4j.docker.testing.AskedPorts;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.plan.RunPlan;
import io.github.runner4j.source.GitSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Repositories that want more than they may have: none of what they ask for reaches the engine. */
class HostileRepositoryTest {

    private static final String REQUIRED = "runner:\n  type: docker\n  dockerfile: Dockerfile\n  ports: [8080]\n";

    private static final String CONFIG = ".runner/config.yml";

    @TempDir
    private Path folder;

    private final AskedPorts ports = new AskedPorts();
    private Optional<Runner> runner = Optional.empty();

    @AfterEach
    void nothingReachesTheEngine() {
        runner.ifPresent(Runner::close);
        assertThat(ports.asked()).isSubsetOf("info", "list", "events", "close", "find");
    }

    /** One line under {@code runner:}, and where it is refused. */
    static Stream<Arguments> lines() {
        return Stream.of(
                refused("dockerfile: ../../etc/passwd", "5:15"),
                refused("dockerfile: /etc/passwd", "5:15"),
                refused("dockerfile: a/../../Dockerfile", "5:15"),
                refused("dockerfile: \"Docker\\nfile\"", "5:15"),
                refused("dockerfile: \"Docker\\x1bfile\"", "5:15"),
                refused("build: {context: ..}", "5:20"),
                refused("build: {context: /}", "5:20"),
                refused("build: {target: --privileged}", "5:19"),
                refused("build: {target: \"a b\"}", "5:19"),
                refused("build: {platform: \"linux/amd64 --privileged\"}", "5:21"),
                refused("build: {builder: remote}", "5:20"),
                refused("build: {args: {--network: host}}", "5:18"),
                refused("build: {args: {\"A\\nB\": x}}", "5:18"),
                refused("environment: {--privileged: x}", "5:17"),
                refused("environment: {\"A=B\": x}", "5:17"),
                refused("environment: {\"A\\nLD_PRELOAD\": x}", "5:17"),
                refused("environment: {\"\": x}", "5:17"),
                refused("ports: [0]", "5:11"),
                refused("ports: [65536]", "5:11"),
                refused("ports: [-1]", "5:11"),
                refused("ports: [99999999999999999999]", "5:11"),
                refused("ports: [\"127.0.0.1:80:80\"]", "5:11"),
                refused("ports: [８０]", "5:11"),
                refused("privileged: true", "5:3"),
                refused("Privileged: true", "5:3"),
                refused("\"privileged\": yes", "5:3"),
                refused("'privileged ': true", "5:3"),
                refused("securityOptions: [--privileged]", "5:21"),
                refused("securityOptions: [--privileged=true]", "5:21"),
                refused("securityOptions: [--pid=host]", "5:21"),
                refused("securityOptions: [--device=/dev/mem]", "5:21"),
                refused("securityOptions: [\"--volume=/:/host\"]", "5:21"),
                refused("securityOptions: [--security-opt=seccomp=unconfined]", "5:21"),
                refused("securityOptions: [--security-opt=apparmor=unconfined]", "5:21"),
                refused("securityOptions: [--security-opt=label=disable]", "5:21"),
                refused("securityOptions: [--security-opt=systempaths=unconfined]", "5:21"),
                refused("securityOptions: [--security-opt=no-new-privileges=false]", "5:21"),
                refused("securityOptions: [--security-opt=no-new-privileges:false]", "5:21"),
                refused("securityOptions: [--cap-add=ALL]", "5:21"),
                refused("securityOptions: [--cap-add=all]", "5:21"),
                refused("securityOptions: [--cap-add=SYS_ADMIN]", "5:21"),
                refused("securityOptions: [--cap-add=CAP_SYS_ADMIN]", "5:21"),
                refused("securityOptions: [\"--cap-add= SYS_ADMIN\"]", "5:21"),
                refused("securityOptions: [--pids-limit=1025]", "5:21"),
                refused("securityOptions: [--pids-limit=-1]", "5:21"),
                refused("securityOptions: [\"--tmpfs=/tmp:exec,suid,dev\"]", "5:21"),
                refused("securityOptions: [\"--tmpfs=/x:size=1m,bind,source=/etc\"]", "5:21"),
                refused("securityOptions: [--tmpfs=/proc]", "5:21"),
                refused("securityOptions: [\"--tmpfs=/x:size=0\"]", "5:21"),
                refused("volumes: [{type: tmpfs, target: /x, size: 0}]", "5:45"),
                refused("privilegd: true", "5:3"),
                refused("securityOptions: [--tmpfs=/]", "5:21"),
                refused("securityOptions: [--tmpfs=//proc]", "5:21"),
                refused("securityOptions: [--tmpfs=/./proc]", "5:21"),
                refused("securityOptions: [--tmpfs=/tmp/../proc]", "5:21"),
                refused("resources: {memory: 1025m}", "5:23"),
                refused("resources: {memory: 2g}", "5:23"),
                refused("resources: {memory: 2G}", "5:23"),
                refused("resources: {memory: \"2097152k\"}", "5:23"),
                refused("resources: {memory: 2147483648}", "5:23"),
                refused("resources: {memory: 2147483648b}", "5:23"),
                refused("resources: {memory: -1}", "5:23"),
                refused("resources: {memory: 0}", "5:23"),
                refused("resources: {memory: +1g}", "5:23"),
                refused("resources: {memory: 99999999999999g}", "5:23"),
                refused("resources: {cpus: 2}", "5:21"),
                refused("resources: {cpus: \"1.001\"}", "5:21"),
                refused("resources: {cpus: 1e1}", "5:21"),
                refused("resources: {cpus: .inf}", "5:21"),
                refused("resources: {cpus: 0}", "5:21"),
                refused("resources: {pids: 1025}", "5:21"),
                refused("resources: {pids: -1}", "5:21"),
                refused("resources: {timeout: 7201}", "5:24"),
                refused("resources: {timeout: 121m}", "5:24"),
                refused("resources: {timeout: PT3H}", "5:24"),
                refused("resources: {timeout: 3h}", "5:24"),
                refused("resources: {timeout: 0}", "5:24"),
                refused("buildTimeout: 1h", "5:17"),
                refused("runTimeout: 301000", "5:15"),
                refused("stopGracePeriod: 11s", "5:20"),
                refused("imageCleanupPolicy: never", "5:23"),
                refused("network: host", "5:12"),
                refused("network: container:other", "5:12"),
                refused("network: none", "5:12"),
                refused("stopSignal: 9", "5:15"),
                refused("stopSignal: SIGKILL; rm", "5:15"),
                refused("volumes: [{type: bind, target: /x}]", "5:20"),
                refused("volumes: [{type: tmpfs, target: /sys/fs}]", "5:13"),
                refused("volumes: [{type: tmpfs, target: \"/x:exec\"}]", "5:35"),
                refused("volumes: [{type: tmpfs, target: /x, source: /}]", "5:39"),
                refused("volumes: [/var/run/docker.sock:/var/run/docker.sock]", "5:13"),
                refused("labels: {io.github.runner4j.owner: other}", "5:3"),
                refused("pid: host", "5:3"),
                refused("devices: [/dev/mem]", "5:3"),
                refused("healthCheck: {path: \"/ HTTP/1.1\\r\\nX: y\"}", "5:23"),
                refused("healthCheck: {path: //evil.example.org/}", "5:23"),
                refused("<<: {privileged: true}", "5:3"),
                refused("environment: {A: \"a\\0b\"}", "5:20"));
    }

    private static Arguments refused(String line, String place) {
        return Arguments.of(line, place);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    void refuses(String line, String place) {
        String key = line.substring(0, line.indexOf(':'));
        String before = REQUIRED.replaceAll("(?m)^  " + Pattern.quote(key) + ":.*$", "  # moved");
        file(CONFIG, before + "  " + line + "\n");

        RunnerException failure = failure();

        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION);
        assertThat(failure.getMessage()).contains(CONFIG + ":" + place + ": ");
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("alias bomb", bomb()),
                Arguments.of("deep nesting", REQUIRED + "  environment: " + "[".repeat(100_000)),
                Arguments.of("huge scalar", REQUIRED + "  command: [" + "a".repeat(2_000_000) + "]"),
                Arguments.of("NUL", REQUIRED + "  command: [\"\\0\"]"),
                Arguments.of("raw NUL", REQUIRED + "  command: [\u0000]"),
                Arguments.of("control character", REQUIRED + "  command: [\u0007]"),
                Arguments.of("an object", REQUIRED + "  command: !!javax.script.ScriptEngineManager [x]\n  x: 1"),
                Arguments.of("a type of its own", REQUIRED + "  command: !ruby/object:Gem {}"),
                Arguments.of("two documents", REQUIRED + "---\n" + REQUIRED),
                Arguments.of("twice the same key", REQUIRED + "  ports: [1]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void refusesTheFile(String what, String text) {
        file(CONFIG, text);

        RunnerException failure = failure();

        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION);
        assertThat(failure.getMessage()).contains(CONFIG).hasSizeLessThan(20_000);
    }

    @ParameterizedTest
    @CsvSource({"Dockerfile,/etc/passwd", "Dockerfile,../outside", ".runner/config.yml,/etc/passwd", "context,/etc"})
    void refusesLinksThatLeaveTheRepository(String link, String target) throws IOException {
        file(CONFIG, REQUIRED + "  build: {context: context}\n");
        file("context/x", "x");
        Path path = folder.resolve("repository").resolve(link);
        delete(path);
        Files.createDirectories(path.getParent());
        Files.createSymbolicLink(path, Path.of(target));

        assertThat(failure().code()).isIn(ErrorCode.INVALID_CONFIGURATION, ErrorCode.BUILD_CONTEXT_INVALID);
    }

    @Test
    void refusesLinksThatGoInACircle() throws IOException {
        file(CONFIG, REQUIRED.replace("Dockerfile", "a"));
        Files.createSymbolicLink(folder.resolve("repository/a"), Path.of("b"));
        Files.createSymbolicLink(folder.resolve("repository/b"), Path.of("a"));

        assertThat(failure()).hasMessageContaining("symbolic links");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--upload-pack=touch /tmp/x",
                "-o ProxyCommand=x",
                "main:../../x",
                "a..b",
                "main\nHEAD",
                "HEAD^{/x}"
            })
    void refusesRefsThatAreNone(String ref) {
        Runner hostile = runner("");
        Path repository = folder.resolve("git");

        RunnerException failure = catchThrowableOfType(
                RunnerException.class,
                () -> hostile.component("hostile")
                        .source(GitSource.of(repository.toString()).ref(ref))
                        .start());

        assertThat(failure).isNotNull();
        assertThat(failure.code())
                .isIn(
                        ErrorCode.INVALID_CONFIGURATION,
                        ErrorCode.GIT_REF_NOT_FOUND,
                        ErrorCode.REPOSITORY_NOT_FOUND,
                        ErrorCode.GIT_OPERATION_FAILED);
    }

    @Test
    void clampsWhenTheHostSaysSo() {
        file(CONFIG, REQUIRED + """
                  resources: {memory: 8g, cpus: 16, pids: 100000, timeout: 30d}
                  buildTimeout: 2h
                  runTimeout: 2h
                  stopGracePeriod: 1h
                  imageCleanupPolicy: never
                  securityOptions: [--cap-add=ALL, --security-opt=seccomp=unconfined, --read-only, --cap-drop=KILL]
                """.replace("30d", "9h"));
        Runner clamping = runner("""
                runner:
                  docker: {resourceLimits: {timeout: 7200}}
                  policy: {beyondCap: clamp}
                """);

        RunPlan plan = clamping.component("hostile").source(repository()).plan();

        Explanation values = plan.level().explain();
        assertThat(shown(values))
                .containsAllEntriesOf(Map.of(
                        "resourceLimits.memory", "1g",
                        "resourceLimits.cpus", "1.0",
                        "resourceLimits.pids", "1024",
                        "lifetime", "2h",
                        "buildTimeout", "10m",
                        "runTimeout", "5m",
                        "stopGracePeriod", "10s",
                        "imageCleanupPolicy", "on-error"));
        assertThat(shown(values).get("securityOptions"))
                .isEqualTo("[--security-opt=no-new-privileges, --read-only, --cap-drop=ALL, --cap-drop=KILL,"
                        + " --cap-add=CHOWN, --cap-add=DAC_OVERRIDE, --cap-add=FOWNER, --cap-add=NET_BIND_SERVICE,"
                        + " --cap-add=SETGID, --cap-add=SETUID]");
        assertThat(plan.decisions()).hasSize(10).allMatch(each -> each.clamped());
    }

    private RunnerException failure() {
        Runner hostile = runner("runner: {docker: {resourceLimits: {timeout: 7200}}}\n");
        RunnerException failure = catchThrowableOfType(
                RunnerException.class,
                () -> hostile.component("hostile").source(repository()).start());
        assertThat(failure).as("it was launched").isNotNull();
        return failure;
    }

    private Path repository() {
        if (!Files.exists(folder.resolve("repository/Dockerfile"), LinkOption.NOFOLLOW_LINKS)) {
            file("Dockerfile", "FROM busybox\n");
        }
        return folder.resolve("repository");
    }

    private void file(String path, String text) {
        try {
            Path file = folder.resolve("repository").resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            Files.delete(path.resolve("x"));
        }
        Files.deleteIfExists(path);
    }

    private Runner runner(String hostFile) {
        DockerRunner.Builder builder = DockerRunner.builder()
                .cacheDirectory(folder.resolve("cache"))
                .engine(ports.engine())
                .images(ports.images());
        if (!hostFile.isEmpty()) {
            file("../runner.yml", hostFile);
            builder.hostFile(folder.resolve("runner.yml"));
        }
        Runner made = builder.build();
        runner = Optional.of(made);
        return made;
    }

    private static Map<String, String> shown(Explanation values) {
        Map<String, String> shown = new LinkedHashMap<>();
        values.values().forEach(each -> shown.put(each.name(), each.shown()));
        return shown;
    }

    private static String bomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [lol]\n");
        for (int i = 1; i < 20; i++) {
            bomb.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(9) + "]\n");
        }
        return bomb + REQUIRED + "  command: *a19\n";
    }
}
