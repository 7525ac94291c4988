package io.github.runner4j.testkit.api;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.output.WaitingConsumer;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * What users of Testcontainers do, in a JVM of its own because of that library's static state. Prints a line for each thing that worked;
 * ends with a stack trace at the first that did not. With the argument {@code leave}, a container is left running at the end.
 */
public final class TestcontainersProgram {

    private static final DockerImageName BUSYBOX = DockerImageName.parse("busybox:latest");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SERVER =
            "mkdir -p /www && echo 'hello from the container' > /www/index.html && exec httpd -f -p 8080 -h /www";

    private TestcontainersProgram() {}

    /** Does everything in turn. */
    public static void main(String[] arguments) throws Exception {
        waitsForHttp();
        waitsForALine();
        waitsForAPort();
        waitsForACommand();
        runsOnce();
        copies();
        executes();
        connects();
        builds();
        if (arguments.length > 0 && arguments[0].equals("leave")) {
            busybox("sleep 300")
                    .withCreateContainerCmdModifier(each -> each.withName("left-" + UUID.randomUUID()))
                    .start();
            say("left a container");
        }
        say("done");
        System.exit(0);
    }

    private static void waitsForHttp() throws Exception {
        try (GenericContainer<?> server = busybox(SERVER)
                .withExposedPorts(8080)
                .waitingFor(Wait.forHttp("/").forStatusCode(200))) {
            server.start();
            check(get(server).equals("hello from the container\n"));
            check(server.isRunning() && server.getContainerInfo() != null);
            say("waits for http");
        }
    }

    private static void waitsForALine() throws Exception {
        try (GenericContainer<?> talker = busybox("echo one; sleep 1; echo ready now; sleep 300")
                .waitingFor(Wait.forLogMessage(".*ready now.*\\n", 1))) {
            talker.start();
            check(talker.getLogs().equals("one\nready now\n"));
            WaitingConsumer consumer = new WaitingConsumer();
            talker.followOutput(consumer);
            consumer.waitUntil(frame -> frame.getUtf8String().contains("ready now"));
            say("waits for a line");
        }
    }

    private static void waitsForAPort() throws Exception {
        try (GenericContainer<?> server =
                busybox("sleep 1; " + SERVER).withExposedPorts(8080).waitingFor(Wait.forListeningPort())) {
            server.start();
            check(get(server).startsWith("hello"));
            say("waits for a port");
        }
    }

    private static void waitsForACommand() {
        try (GenericContainer<?> slow = busybox("sleep 1; touch /tmp/there; sleep 300")
                .waitingFor(Wait.forSuccessfulCommand("test -f /tmp/there"))) {
            slow.start();
            say("waits for a command");
        }
    }

    private static void runsOnce() {
        try (GenericContainer<?> once = busybox("echo all done")
                .withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(PATIENCE))) {
            once.start();
            check(once.getLogs().contains("all done"));
            say("runs once");
        }
    }

    private static void copies() throws IOException {
        Path file = Files.createTempFile("copied", ".txt");
        Files.writeString(file, "from the host\n");
        try (GenericContainer<?> box = busybox("cat /tmp/text /opt/file; sleep 300")
                .withCopyToContainer(Transferable.of("from memory\n"), "/tmp/text")
                .withCopyFileToContainer(MountableFile.forHostPath(file), "/opt/file")
                .waitingFor(Wait.forLogMessage(".*from the host.*", 1))) {
            box.start();
            box.copyFileToContainer(Transferable.of("later"), "/tmp/later");
            String back = box.copyFileFromContainer("/tmp/later", stream -> new String(stream.readAllBytes()));
            check(back.equals("later"));
            box.copyFileFromContainer("/opt/file", file.toString());
            check(Files.readString(file).equals("from the host\n"));
            say("copies in and out");
        } finally {
            Files.delete(file);
        }
    }

    private static void executes() throws Exception {
        try (GenericContainer<?> box = busybox("sleep 300").withEnv("GREETING", "hello")) {
            box.start();
            ExecResult result = box.execInContainer("sh", "-c", "echo $GREETING; echo oops >&2; exit 4");
            check(result.getExitCode() == 4);
            check(result.getStdout().equals("hello\n"));
            check(result.getStderr().equals("oops\n"));
            say("executes");
        }
    }

    private static void connects() throws Exception {
        try (Network network = Network.newNetwork();
                GenericContainer<?> server = busybox(SERVER)
                        .withNetwork(network)
                        .withNetworkAliases("server")
                        .waitingFor(Wait.forSuccessfulCommand("wget -q -O /dev/null http://127.0.0.1:8080/"));
                GenericContainer<?> client = busybox("sleep 300").withNetwork(network)) {
            server.start();
            client.start();
            ExecResult result = client.execInContainer("wget", "-q", "-O", "-", "http://server:8080/");
            check(result.getStdout().equals("hello from the container\n"));
            say("connects");
        }
    }

    private static void builds() {
        String name = "r4jtc-" + UUID.randomUUID() + ":latest";
        ImageFromDockerfile image = new ImageFromDockerfile(name, true)
                .withFileFromString("content", "copied in\n")
                .withFileFromString("Dockerfile", """
                        FROM busybox:latest
                        COPY content /content
                        RUN echo 'made inside' > /made
                        CMD ["cat", "/content", "/made"]
                        """);
        try (GenericContainer<?> built = new GenericContainer<>(image)
                .withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(PATIENCE))) {
            built.start();
            check(built.getLogs().equals("copied in\nmade inside\n"));
            say("builds");
        }
        DockerClientFactory.instance()
                .client()
                .removeImageCmd(name)
                .withForce(true)
                .exec();
    }

    private static GenericContainer<?> busybox(String script) {
        return new GenericContainer<>(BUSYBOX).withCommand("sh", "-c", script).withStartupTimeout(PATIENCE);
    }

    private static String get(GenericContainer<?> server) throws Exception {
        URI uri = URI.create("http://" + server.getHost() + ":" + server.getMappedPort(8080) + "/");
        return requireNonNull(HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofString())
                .body());
    }

    private static void check(boolean condition) {
        if (!condition) {
            throw new AssertionError();
        }
    }

    private static void say(String line) {
        System.out.println("ok: " + line);
    }
}
