package io.github.runner4j.docker.internal.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.runner4j.docker.testing.Engines;
import io.github.runner4j.error.DaemonException;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.testkit.memory.ManualContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DaemonLocatorTest {

    private static final String STAGING = "e919a75364398a449f860aeadddc57fa0502145a4e63959ddb33c417a48dc0da";

    @TempDir
    Path directory;

    private final Map<String, String> environment = new HashMap<>();

    private Path home;

    private Path root;

    @BeforeEach
    void makeDirectories() throws IOException {
        home = Files.createDirectory(directory.resolve("home"));
        root = Files.createDirectory(directory.resolve("root"));
        Files.createDirectories(root.resolve("var/run"));
    }

    @Test
    void listsEveryPlaceWhenThereIsNoEngine() {
        DaemonException thrown = fails(Optional.empty());

        assertThat(thrown.code()).isEqualTo(ErrorCode.DOCKER_NOT_INSTALLED);
        assertThat(thrown.evidence().get(0).lines())
                .hasSizeGreaterThan(6)
                .allMatch(line -> line.endsWith(": not there"))
                .anyMatch(line -> line.startsWith("default socket, unix://"))
                .anyMatch(line -> line.startsWith("rootless Docker"))
                .anyMatch(line -> line.startsWith("Colima"));
        assertThat(thrown).hasMessageContaining("var/run/docker.sock").hasMessageContaining("Install Docker or Podman");
    }

    @Test
    void takesTheDefaultSocketWhenNobodyChose() throws Exception {
        try (LoopbackServer server =
                LoopbackServer.unix(root.resolve("var/run/docker.sock"), LoopbackServer.ping("1.41"))) {
            Daemon daemon = locate(Optional.empty());

            assertThat(daemon.facts().address()).isEqualTo(server.address());
            assertThat(daemon.facts().api()).hasToString("1.41");
            assertThat(daemon.facts().kind()).isEqualTo("docker");
            assertThat(daemon.facts().version()).isEqualTo("99.1");
            assertThat(daemon.facts().host()).isEqualTo("127.0.0.1");
            assertThat(server.requests().get(0)).startsWith("GET /_ping HTTP/1.1\r\n");
        }
    }

    @Test
    void goesOnFromADeadSocketToOneThatAnswers() throws Exception {
        LoopbackServer dead = LoopbackServer.unix(root.resolve("var/run/docker.sock"), "");
        dead.close();
        environment.put("XDG_RUNTIME_DIR", directory.toString());
        try (LoopbackServer server =
                LoopbackServer.unix(directory.resolve("docker.sock"), LoopbackServer.ping("1.41"))) {
            Daemon daemon = locate(Optional.empty());

            assertThat(daemon.facts().address()).isEqualTo(server.address());
            assertThat(daemon.facts().discovery())
                    .hasSize(2)
                    .satisfiesExactly(
                            first -> assertThat(first).endsWith("DOCKER_DAEMON_NOT_RUNNING"),
                            second -> assertThat(second)
                                    .startsWith("rootless Docker")
                                    .endsWith("docker 99.1, API 1.41"));
        }
    }

    @Test
    void saysWhenNobodyListens() throws Exception {
        LoopbackServer.unix(root.resolve("var/run/docker.sock"), "").close();

        DaemonException thrown = fails(Optional.empty());

        assertThat(thrown.code()).isEqualTo(ErrorCode.DOCKER_DAEMON_NOT_RUNNING);
        assertThat(thrown).hasMessageContaining("var/run/docker.sock");
    }

    @Test
    void anEngineThatWasChosenIsUsedOrFails() throws Exception {
        try (LoopbackServer usual =
                LoopbackServer.unix(root.resolve("var/run/docker.sock"), LoopbackServer.ping("1.41"))) {
            environment.put("DOCKER_HOST", "unix://" + directory.resolve("gone.sock"));

            DaemonException thrown = fails(Optional.empty());

            assertThat(thrown.code()).isEqualTo(ErrorCode.DOCKER_DAEMON_NOT_RUNNING);
            assertThat(thrown).hasMessageContaining("DOCKER_HOST").hasMessageContaining("gone.sock");
            assertThat(usual.requests()).isEmpty();
        }
    }

    @Test
    void theCallersChoiceGoesBeforeTheEnvironment() throws Exception {
        environment.put("DOCKER_HOST", "unix:///nowhere");
        try (LoopbackServer server = LoopbackServer.tcp(LoopbackServer.ping("1.44"))) {
            Daemon daemon = locate(Optional.of(server.address()));

            assertThat(daemon.facts().address()).isEqualTo(server.address());
            assertThat(daemon.facts().local()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"DOCKER_CONTEXT", "currentContext"})
    void findsTheEngineOfTheCurrentContext(String how) throws Exception {
        try (LoopbackServer server = LoopbackServer.unix(directory.resolve("c.sock"), LoopbackServer.ping("1.41"))) {
            writeContext("{\"Name\":\"staging\",\"Endpoints\":{\"docker\":{\"Host\":\"" + server.address() + "\"}}}");
            if (how.equals("DOCKER_CONTEXT")) {
                environment.put(how, "staging");
            } else {
                Files.writeString(home.resolve(".docker/config.json"), "{\"auths\":{},\"currentContext\":\"staging\"}");
            }

            Daemon daemon = locate(Optional.empty());

            assertThat(daemon.facts().address()).isEqualTo(server.address());
            assertThat(daemon.facts().discovery().get(0)).contains("context \"staging\"");
        }
    }

    @Test
    void honoursAnotherDirectoryOfSettings() throws Exception {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("config.json"), "{\"currentContext\":\"missing\"}");
        environment.put("DOCKER_CONFIG", elsewhere.toString());

        DaemonException thrown = fails(Optional.empty());

        assertThat(thrown.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION);
        assertThat(thrown).hasMessageContaining("context \"missing\"").hasMessageContaining("docker context use");
    }

    @Test
    void theDefaultContextIsNoChoice() throws Exception {
        environment.put("DOCKER_CONTEXT", "default");

        assertThat(fails(Optional.empty()).code()).isEqualTo(ErrorCode.DOCKER_NOT_INSTALLED);
    }

    @Test
    void refusesAnApiThatIsTooOld() throws Exception {
        try (LoopbackServer server = LoopbackServer.tcp(LoopbackServer.ping("1.39"))) {
            DaemonException thrown = fails(Optional.of(server.address()));

            assertThat(thrown.code()).isEqualTo(ErrorCode.DOCKER_OPERATION_UNSUPPORTED);
            assertThat(thrown).hasMessageContaining("1.39").hasMessageContaining("too old");
        }
    }

    @Test
    void refusesAServerThatIsNoEngine() throws Exception {
        try (LoopbackServer server = LoopbackServer.tcp("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK")) {
            DaemonException thrown = fails(Optional.of(server.address()));

            assertThat(thrown.code()).isEqualTo(ErrorCode.DOCKER_DAEMON_NOT_RUNNING);
            assertThat(thrown).hasMessageContaining("no container engine");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unix://",
                "tcp://",
                "tcp://host:99999",
                "http://host/path",
                "gopher://host",
                "tcp://user@host",
                "tcp://a b",
                "unix://host/path",
                ":"
            })
    void refusesAnAddressThatIsNone(String text) {
        environment.put("DOCKER_HOST", text);

        DaemonException thrown = fails(Optional.empty());

        assertThat(thrown.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION);
        assertThat(thrown).hasMessageContaining("DOCKER_HOST");
    }

    @Test
    void sshIsSaidToNeedATunnel() {
        DaemonException thrown = fails(Optional.of("ssh://me@host"));

        assertThat(thrown.code()).isEqualTo(ErrorCode.DOCKER_OPERATION_UNSUPPORTED);
        assertThat(thrown).hasMessageContaining("tunnel");
    }

    @Test
    void plainTextAgainstTlsFails() throws Exception {
        try (LoopbackServer server = LoopbackServer.tcp("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")) {
            DaemonException thrown = fails(Optional.of(server.address().replace("tcp:", "https:")));

            assertThat(thrown.code()).isEqualTo(ErrorCode.SECURE_CONNECTION_FAILED);
        }
    }

    @ParameterizedTest
    @CsvSource({"1.40,1.40", "1.41,1.41", "1.52,1.52", "1.60,1.52", "2.0,1.52"})
    void speaksTheNewestVersionThatBothKnow(String offered, String spoken) {
        assertThat(ApiVersion.parse(offered).flatMap(ApiVersion::spoken)).hasToString("Optional[" + spoken + "]");
    }

    private void writeContext(String meta) throws IOException {
        Path file = home.resolve(".docker/contexts/meta/" + STAGING + "/meta.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, meta);
    }

    private Daemon locate(Optional<String> explicit) {
        Machine machine = new Machine(environment, home, root, "1000");
        return new DaemonLocator(machine, explicit, Engines.timing(Duration.ofSeconds(10)))
                .locate(ManualContext.create());
    }

    private DaemonException fails(Optional<String> explicit) {
        return catchThrowableOfType(DaemonException.class, () -> locate(explicit));
    }
}
