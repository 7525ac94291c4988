package io.github.runner4j.testkit.junit;

import io.github.runner4j.testkit.daemon.FakeDocker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client of a fake daemon that keeps no connection. */
final class Daemon {

    private Daemon() {}

    /** Makes a container that sleeps, and starts it. */
    static void starts(FakeDocker docker, String name, String seconds, boolean goesWithItsEnd) {
        post(
                docker,
                "/containers/create?name=" + name,
                "{\"Image\":\"busybox\",\"Cmd\":[\"sleep\",\"" + seconds + "\"],\"HostConfig\":{\"AutoRemove\":"
                        + goesWithItsEnd + "}}");
        post(docker, "/containers/" + name + "/start", "");
    }

    static String post(FakeDocker docker, String path, String body) {
        String request = "POST " + path + " HTTP/1.1\r\nHost: fake\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        try (Socket socket = new Socket(docker.uri().getHost(), docker.uri().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
