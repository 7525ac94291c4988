package io.github.runner4j.docker.faults;

import io.github.runner4j.testkit.daemon.FakeDocker;
import io.github.runner4j.testkit.git.GitFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Fake daemons with the images that the repository's components are built on, and that repository. */
final class Daemons {

    private static final String REGISTRY = "registry.example:5000";
    private static final String BASE = REGISTRY + "/acme/base:1";
    private static final int MOST_ATTEMPTS = 500;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(10);
    private static final Pattern NAMES = Pattern.compile("\"Names\":(\\[[^]]*])");
    private static final String END = " HTTP/1.0\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private Daemons() {}

    static FakeDocker start() {
        FakeDocker docker = FakeDocker.start();
        docker.image("acme/web:1").runsShell("httpd", "-f", "-p", "18473");
        docker.image("acme/worker:1").runsShell("sleep", "600");
        docker.image(BASE).runsShell("sleep", "600");
        docker.registry(REGISTRY).put(BASE);
        ask(docker.uri(), "DELETE /images/" + BASE);
        return docker;
    }

    /** The components, one in each directory. */
    static GitFiles repository() {
        return GitFiles.none()
                .file("web/Dockerfile", "FROM acme/web:1\nLABEL a=b\nEXPOSE 18473\n")
                .file("worker/Dockerfile", "FROM acme/worker:1\nCOPY motto /\nRUN cat /motto\nENV A=b\n")
                .file("worker/motto", "be brief\n")
                .file("worker/.runner/config.yml", "runner:\n  type: docker\n  dockerfile: ./Dockerfile\n  ports: []\n")
                .file("pulled/Dockerfile", "FROM " + BASE + "\nCMD [\"sleep\", \"600\"]\n");
    }

    /** The names of all containers. A daemon that was gone a moment ago may still be on its way back. */
    static List<String> containers(URI daemon) {
        String answer = ask(daemon, "GET /containers/json?all=1");
        return NAMES.matcher(answer).results().map(MatchResult::group).toList();
    }

    private static String ask(URI daemon, String what) {
        for (int attempt = 1; ; attempt++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), daemon.getPort())) {
                socket.getOutputStream().write((what + END).getBytes(StandardCharsets.US_ASCII));
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw new UncheckedIOException(e);
                }
                LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
            }
        }
    }
}
