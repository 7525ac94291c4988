package io.github.runner4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.github.runner4j.testkit.daemon.FakeDocker;
import io.github.runner4j.testkit.fault.Fault;
import io.github.runner4j.testkit.fault.Moment;
import io.github.runner4j.testkit.git.GitRepositories;
import io.github.runner4j.testkit.git.GitRepository;
import io.github.runner4j.testkit.time.ManualClock;
import io.github.runner4j.testkit.wire.Dialect;
import io.github.runner4j.testkit.wire.RecordedCall;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The recipes of {@code docs/testkit.md}, with the same code. */
@Timeout(30)
class RecipesTest {

    private static final Path DOCUMENT = Path.of("../docs/testkit.md");
    private static final Path SOURCE = Path.of("src/test/java/io/github/runner4j/testkit/RecipesTest.java");

    private FakeDocker docker = FakeDocker.start();
    private DockerClient client = connect(docker);

    private static DockerClient connect(FakeDocker docker) {
        DefaultDockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(docker.uri().toString())
                .build();
        return DockerClientImpl.getInstance(
                config,
                new ZerodepDockerHttpClient.Builder().dockerHost(docker.uri()).build());
    }

    private void use(FakeDocker other) throws Exception {
        stop();
        docker = other;
        client = connect(other);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        docker.close();
    }

    private int exitCode(String id) {
        return client.waitContainerCmd(id)
                .exec(new WaitContainerResultCallback())
                .awaitStatusCode(10, TimeUnit.SECONDS);
    }

    @Test
    void startsAndRunsAShell() {
        String id = client.createContainerCmd("busybox")
                .withCmd("sh", "-c", "test -f /etc/passwd && exit 7")
                .exec()
                .getId();
        client.startContainerCmd(id).exec();

        assertThat(exitCode(id)).isEqualTo(7);
    }

    @Test
    void runsAFunctionBehindAPublishedPort() throws Exception {
        docker.image("acme/greeter:1.0").exposes(7000).runs(context -> {
            try (var server = context.listen(7000)) {
                while (true) {
                    try (Socket guest = server.accept()) {
                        guest.getOutputStream().write("hello\n".getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
        });
        String id = client.createContainerCmd("acme/greeter:1.0")
                .withHostConfig(HostConfig.newHostConfig().withPublishAllPorts(true))
                .exec()
                .getId();
        client.startContainerCmd(id).exec();

        Ports ports = client.inspectContainerCmd(id).exec().getNetworkSettings().getPorts();
        String port = ports.getBindings().get(ExposedPort.tcp(7000))[0].getHostPortSpec();
        try (Socket socket = new Socket("127.0.0.1", Integer.parseInt(port))) {
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("hello\n");
        }
    }

    @Test
    void failsAtTheSecondStart() {
        docker.faults()
                .add(Fault.status(500, "driver failed programming external connectivity")
                        .at(Moment.CONTAINER_START)
                        .after(1)
                        .once());
        String first = client.createContainerCmd("busybox").exec().getId();
        String second = client.createContainerCmd("busybox").exec().getId();

        client.startContainerCmd(first).exec();

        assertThatThrownBy(() -> client.startContainerCmd(second).exec())
                .isInstanceOf(InternalServerErrorException.class)
                .hasMessageContaining("external connectivity");
    }

    @Test
    void cutsTheConnection() {
        docker.faults().add(Fault.cut().at(Moment.BEFORE_HEADERS).call("GET", "/info"));

        assertThatThrownBy(() -> client.infoCmd().exec()).isInstanceOf(RuntimeException.class);

        docker.faults().clear();
        assertThat(client.infoCmd().exec().getContainers()).isZero();
    }

    @Test
    void killsForWantOfMemory() {
        docker.faults().at(Moment.CONTAINER_RUNNING, Fault.oomKill());
        String id = client.createContainerCmd("busybox")
                .withCmd("sleep", "1000")
                .exec()
                .getId();
        client.startContainerCmd(id).exec();

        assertThat(exitCode(id)).isEqualTo(137);
        assertThat(client.inspectContainerCmd(id).exec().getState().getOOMKilled())
                .isTrue();
    }

    @Test
    void tellsWhatWasCalled() throws Exception {
        client.pingCmd().exec();

        RecordedCall ping = docker.calls().await("GET", "/_ping", Duration.ofSeconds(5));

        assertThat(ping.status()).hasValue(200);
    }

    @Test
    void sleepsWithoutWaiting() throws Exception {
        ManualClock clock = ManualClock.at(Instant.parse("2026-01-01T00:00:00Z"));
        use(FakeDocker.builder().clock(clock).start());
        String id = client.createContainerCmd("busybox")
                .withCmd("sleep", "3600")
                .exec()
                .getId();
        client.startContainerCmd(id).exec();

        clock.awaitWaiting(1, Duration.ofSeconds(5));
        clock.advance(Duration.ofHours(1));

        assertThat(exitCode(id)).isZero();
    }

    @Test
    void pullsFromARegistryThatWantsALogin() throws Exception {
        docker.image("acme/secret:1").runsShell("true");
        docker.registry("docker.io").login("reader", "s3cret").put("acme/secret:1");
        client.removeImageCmd("acme/secret:1").exec();

        client.pullImageCmd("acme/secret")
                .withTag("1")
                .withAuthConfig(new AuthConfig().withUsername("reader").withPassword("s3cret"))
                .start()
                .awaitCompletion();

        assertThat(client.inspectImageCmd("acme/secret:1").exec().getId()).startsWith("sha256:");
    }

    @Test
    void speaksLikeAnotherEngine() throws Exception {
        use(FakeDocker.builder().dialect(Dialect.PODMAN_5).start());

        assertThat(client.versionCmd().exec().getVersion()).startsWith("5.");
    }

    @Test
    void servesARepositoryThatWantsAPassword() throws Exception {
        try (GitRepositories git = GitRepositories.create()) {
            GitRepository app = git.create("app");
            app.commit(Map.of("Dockerfile", "FROM busybox\n", ".runner/config.yml", "runner:\n  enabled: true\n"));
            try (var server = git.startHttp().requires("reader", "s3cret")) {
                assertThat(server.url("app")).startsWith("http://localhost:");
            }
        }
    }

    @Test
    void theDocumentShowsThisCode() throws Exception {
        List<String> source =
                Files.readAllLines(SOURCE).stream().map(String::strip).toList();
        boolean code = false;
        int lines = 0;
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.startsWith("```")) {
                code = line.equals("```java");
            } else if (code && !line.isBlank()) {
                assertThat(source).as("a line of %s", DOCUMENT).contains(line.strip());
                lines++;
            }
        }

        assertThat(lines).isGreaterThan(40);
    }
}
