package io.github.runner4j.docker.internal.container;

import io.github.runner4j.container.ContainerEvent;
import io.github.runner4j.docker.internal.daemon.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Reads what {@code GET /events} sends, with Podman's words turned into Docker's. */
final class Events {

    private static final long NANOS = 1_000_000_000L;

    /** Podman's words, on the right Docker's for the same thing. */
    private static final Map<String, String> SAME =
            Map.of("died", "die", "remove", "destroy", "exec_died", "exec_die", "unpaused", "unpause");

    private Events() {}

    static ContainerEvent of(Json json, Instant now) {
        Map<String, String> attributes = new LinkedHashMap<>(json.texts("Actor", "Attributes"));
        String word = json.maybe("Action").orElse(json.text("status"));
        String action = SAME.getOrDefault(word, word);
        String podmansExitCode = attributes.remove("containerExitCode");
        if (action.equals("die") && podmansExitCode != null) {
            attributes.putIfAbsent("exitCode", podmansExitCode);
        }
        return new ContainerEvent(
                at(json, now), json.at("Actor").maybe("ID").orElse(json.text("id")), action, attributes);
    }

    private static Instant at(Json json, Instant now) {
        OptionalLong nanos = json.number("timeNano");
        if (nanos.isPresent()) {
            return Instant.ofEpochSecond(nanos.getAsLong() / NANOS, nanos.getAsLong() % NANOS);
        }
        OptionalLong seconds = json.number("time");
        return seconds.isPresent() ? Instant.ofEpochSecond(seconds.getAsLong()) : now;
    }
}
