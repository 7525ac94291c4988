package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.json.GoJson;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.structure.Structures;
import io.github.runner4j.testkit.wire.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads the objects that come with calls about networks and volumes; all that is wrong with them is the client's fault. */
final class JsonObjects {

    private static final String JSON = "application/json";

    private final Dialect dialect;
    private final Structures structures;

    JsonObjects(Dialect dialect) {
        this.dialect = dialect;
        this.structures = Structures.of(dialect);
    }

    /** The body of a call; an empty object when there may be none. */
    ObjectNode read(Call call, String structure) throws IOException {
        String text = new String(call.exchange().body().readAllBytes(), StandardCharsets.UTF_8);
        checkType(call, text);
        if (text.isEmpty() && dialect != Dialect.DOCKER_20_10) {
            return structures.read(structure, Json.object());
        }
        if (text.isBlank()) {
            throw Refusal.badParameter("got EOF while reading request body");
        }
        JsonNode given = Json.parse(text.getBytes(StandardCharsets.UTF_8)).orElseThrow(() -> invalid(text));
        try {
            return structures.read(structure, given);
        } catch (Refusal e) {
            throw Refusal.badParameter(e.message());
        }
    }

    private Refusal invalid(String text) {
        String found = GoJson.streamFault(text).orElse("unexpected EOF");
        return Refusal.badParameter(dialect == Dialect.DOCKER_20_10 ? found : "invalid JSON: " + found);
    }

    private void checkType(Call call, String text) {
        String type = call.request().header("Content-Type").orElse("");
        boolean none = type.isEmpty() && text.isEmpty();
        if (!none && !type.split(";", 2)[0].strip().equalsIgnoreCase(JSON)) {
            throw Refusal.badParameter(
                    dialect == Dialect.DOCKER_20_10
                            ? "Content-Type specified (" + type + ") must be 'application/json'"
                            : "unsupported Content-Type header (" + type + "): must be 'application/json'");
        }
    }
}
