package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.structure.Complaint;
import io.github.runner4j.testkit.internal.structure.Structures;
import io.github.runner4j.testkit.wire.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads the JSON that comes with a call, and complains as the engine does when it cannot. */
final class Bodies {

    private static final String JSON = "application/json";

    private final Complaint complaint;
    private final Dialect dialect;

    Bodies(Structures structures, Dialect dialect) {
        this.complaint = structures.complaint();
        this.dialect = dialect;
    }

    /** The body of a call that has to have one. */
    JsonNode read(Call call) throws IOException {
        byte[] bytes = call.exchange().body().readAllBytes();
        checkType(call, bytes.length);
        if (new String(bytes, StandardCharsets.UTF_8).isBlank()) {
            boolean old = dialect == Dialect.DOCKER_20_10;
            throw complaint.of(old ? "EOF" : "got EOF while reading request body");
        }
        return Json.parse(bytes).orElseThrow(() -> complaint.of("unexpected EOF"));
    }

    private static void checkType(Call call, int length) {
        String type = call.request().header("Content-Type").orElse("");
        boolean none = type.isEmpty() && length == 0;
        if (!none && !type.split(";", 2)[0].strip().equalsIgnoreCase(JSON)) {
            throw Refusal.badParameter("Content-Type specified (" + type + ") must be 'application/json'");
        }
    }
}
