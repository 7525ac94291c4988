package io.github.runner4j.testkit.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.runner4j.testkit.wire.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FakeDockerTest {

    @TempDir
    private Path directory;

    @Test
    void answersAPingOnAFreePortOfLoopback() throws Exception {
        try (FakeDocker docker = FakeDocker.start()) {
            assertThat(docker.uri().getScheme()).isEqualTo("tcp");
            assertThat(docker.uri().getHost()).isEqualTo("127.0.0.1");

            HttpResponse<String> ping = get(docker, "/_ping");

            assertThat(ping.body()).isEqualTo("OK");
            assertThat(ping.headers().firstValue("Api-Version")).hasValue("1.41");
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysOfItselfWhatItsDialectSays(Dialect dialect) throws Exception {
        try (FakeDocker docker = FakeDocker.builder().dialect(dialect).start()) {
            assertThat(get(docker, "/version").body())
                    .contains("\"ApiVersion\":\"" + dialect.apiVersion() + "\"")
                    .contains(dialect.engineVersion());
            assertThat(get(docker, "/info").body()).contains("\"Containers\":0");
        }
    }

    @Test
    void namesThisMachineAsItsHost() throws Exception {
        Path hostName = Path.of("/proc/sys/kernel/hostname");
        assumeTrue(Files.exists(hostName), "The machine does not tell its name");
        try (FakeDocker docker = FakeDocker.start()) {
            assertThat(get(docker, "/info").body())
                    .contains("\"Name\":\"" + Files.readString(hostName).strip() + "\"");
        }
    }

    @Test
    void listensOnASocketFileAndDeletesIt() {
        Path socket = directory.resolve("fake.sock");
        try (FakeDocker docker = FakeDocker.builder()
                .listen(URI.create("unix://" + socket))
                .listen(URI.create("tcp://localhost:0"))
                .start()) {
            assertThat(docker.uris()).hasSize(2);
            assertThat(docker.uri()).isEqualTo(URI.create("unix://" + socket));
            assertThat(Files.exists(socket)).isTrue();
        }
        assertThat(Files.exists(socket)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tcp://0.0.0.0:0", "tcp://192.0.2.1:2375", "http://127.0.0.1:0", "unix://", "tcp://127.0.0.1"})
    void listensOnLoopbackAlone(String address) {
        FakeDocker.Builder builder = FakeDocker.builder();

        assertThatThrownBy(() -> builder.listen(URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(address);
    }

    @Test
    void saysWhereItCannotListen() throws InterruptedException {
        URI impossible = URI.create("unix://" + directory.resolve("missing").resolve("fake.sock"));
        FakeDocker.Builder builder = FakeDocker.builder().listen(impossible);

        assertThatThrownBy(builder::start)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("missing");
        assertThat(ours()).isEmpty();
    }

    @Test
    void runsAProgramInJavaInAContainer() throws Exception {
        try (FakeDocker docker = FakeDocker.start()) {
            docker.image("acme/app:1.0")
                    .environment("GREETING", "hello")
                    .file("/etc/motto", "be brief")
                    .runs(context -> {
                        String motto = context.files()
                                .follow("/etc/motto")
                                .orElseThrow()
                                .content()
                                .toString();
                        boolean asAsked = context.environment().get("GREETING").equals("hello")
                                && context.arguments().get(1).equals("world")
                                && motto.equals("be brief");
                        return asAsked ? 42 : 1;
                    });

            post(docker, "/containers/create?name=app", "{\"Image\":\"acme/app:1.0\",\"Cmd\":[\"world\"]}");
            post(docker, "/containers/app/start", "");

            assertThat(post(docker, "/containers/app/wait", "").body()).contains("\"StatusCode\":42");
            assertThat(get(docker, "/info").body()).contains("\"ContainersStopped\":1");
        }
    }

    @Test
    void leavesNoThreadOfARunningProgram() throws Exception {
        FakeDocker docker = FakeDocker.start();
        docker.image("acme/app").runs(context -> {
            context.sleep(Duration.ofHours(1));
            return 0;
        });
        post(docker, "/containers/create?name=app", "{\"Image\":\"acme/app\"}");
        post(docker, "/containers/app/start", "");

        docker.close();

        assertThat(ours()).isEmpty();
    }

    @Test
    void refusesAFileThatNoPathLeadsTo() {
        try (FakeDocker docker = FakeDocker.start()) {
            FakeImage image = docker.image("acme/app").file("/a", "");

            assertThatThrownBy(() -> image.file("/a/b", ""))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("acme/app")
                    .hasMessageContaining("/a/b");
        }
    }

    @Test
    void leavesNoThread() throws Exception {
        FakeDocker docker = FakeDocker.start();
        get(docker, "/info");

        docker.close();
        docker.close();

        assertThat(ours()).isEmpty();
    }

    private static HttpResponse<String> get(FakeDocker docker, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://" + docker.uri().getAuthority() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(FakeDocker docker, String path, String body)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://" + docker.uri().getAuthority() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Those that go on; a thread that has done its work needs a moment to end. */
    private static List<String> ours() throws InterruptedException {
        List<Thread> ours = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("runner-testkit-"))
                .toList();
        for (Thread thread : ours) {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        }
        return ours.stream().filter(Thread::isAlive).map(Thread::getName).toList();
    }
}
