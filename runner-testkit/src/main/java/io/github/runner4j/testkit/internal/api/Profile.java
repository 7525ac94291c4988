package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.wire.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an engine says of itself: recorded from real ones, without what belonged to their machine. */
final class Profile {

    private final JsonNode recorded;

    private Profile(JsonNode recorded) {
        this.recorded = recorded;
    }

    static Profile of(Dialect dialect) {
        String name = dialect.id() + ".json";
        try (InputStream stream = Profile.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("No " + name + " in the jar");
            }
            return new Profile(Json.parse(stream.readAllBytes()).orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Headers of every answer. */
    Map<String, String> headers() {
        return texts("headers");
    }

    /** Headers of the answer to a ping. */
    Map<String, String> pingHeaders() {
        return texts("ping");
    }

    ObjectNode version() {
        return recorded.path("version").deepCopy();
    }

    /** All but what changes. */
    ObjectNode info() {
        return recorded.path("info").deepCopy();
    }

    private Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        recorded.path(name)
                .properties()
                .forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        return texts;
    }
}
