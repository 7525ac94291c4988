package io.github.runner4j.testkit.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runner4j.testkit.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A whole answer.
 *
 * @param headers status and headers
 * @param bytes the body
 */
record Reply(Headers headers, byte[] bytes) {

    int status() {
        return headers.status();
    }

    Optional<String> header(String name) {
        return headers.value(name);
    }

    String text() {
        return new String(bytes, UTF_8);
    }

    JsonNode json() {
        return Json.parse(bytes).orElseThrow(() -> new AssertionError("No JSON: " + this));
    }

    /** The message of an error. */
    String message() {
        JsonNode message = json().path("message");
        if (!message.isTextual()) {
            throw new AssertionError("No message: " + this);
        }
        return message.asText();
    }

    /** The objects of a progress stream. */
    List<JsonNode> lines() {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text().split("\r?\n")) {
            if (!line.isBlank()) {
                lines.add(Json.parse(line.getBytes(UTF_8)).orElseThrow(() -> new AssertionError("No JSON: " + line)));
            }
        }
        return lines;
    }

    /** The frames of a multiplexed stream. */
    List<Frame> frames() {
        return Frames.parse(bytes);
    }

    /** What a multiplexed stream carries for one of its streams. */
    String text(int stream) {
        StringBuilder text = new StringBuilder();
        frames().stream().filter(frame -> frame.stream() == stream).forEach(frame -> text.append(frame.text()));
        return text.toString();
    }

    /** This answer, when it has the status. */
    Reply expect(int status) {
        if (status() != status) {
            throw new AssertionError("Expected " + status + ": " + this);
        }
        return this;
    }

    @Override
    public String toString() {
        return status() + " " + headers.values() + "\n" + text();
    }
}
