package io.github.runner4j.testkit.internal.leak;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runner4j.testkit.internal.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Asks a fake daemon for its containers. */
public final class FakeContainers {

    private static final String REQUEST =
            "GET /containers/json?all=1 HTTP/1.0\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private FakeContainers() {}

    /** Every container, in words. */
    public static List<String> at(URI daemon) {
        try (Socket socket = new Socket(daemon.getHost(), daemon.getPort())) {
            socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String body = answer.substring(answer.indexOf("\r\n\r\n"));
            return words(Json.parse(body.getBytes(StandardCharsets.UTF_8)).orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> words(JsonNode containers) {
        List<String> all = new ArrayList<>();
        for (JsonNode each : containers) {
            String name = each.path("Names").path(0).asText().replaceFirst("^/", "");
            all.add("container " + name + " (" + each.path("State").asText() + ")");
        }
        return all;
    }
}
