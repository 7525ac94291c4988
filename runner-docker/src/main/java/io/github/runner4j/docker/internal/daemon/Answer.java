package io.github.runner4j.docker.internal.daemon;

import io.github.runner4j.error.DaemonException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the engine answered.
 *
 * @param status the HTTP status
 * @param headers the headers, names in lower case
 * @param body the body as text; empty when it is read as a stream
 */
public record Answer(int status, Map<String, List<String>> headers, String body) {

    /** The status of something that is not there. */
    public static final int NOT_FOUND = 404;

    /** The status of a call that went well and has something to tell. */
    public static final int OK = 200;

    static final int FIRST_ERROR = 400;

    /** Keeps its own copy. */
    public Answer {
        headers = Map.copyOf(headers);
    }

    static Answer of(int status, Map<String, List<String>> headers, byte[] body) {
        Map<String, List<String>> lower = new HashMap<>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values));
        return new Answer(status, lower, new String(body, StandardCharsets.UTF_8));
    }

    /**
     * A header.
     *
     * @param name its name in any case
     * @return its first value, if it says anything
     */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst()
                .filter(value -> !value.isBlank());
    }

    /**
     * Whether the engine knows what it was asked about.
     *
     * @return false for status 404
     */
    public boolean found() {
        return status != NOT_FOUND;
    }

    /**
     * The body.
     *
     * @return its value
     * @throws DaemonException when it is not JSON
     */
    public Json json() {
        return Json.parse(body);
    }
}
