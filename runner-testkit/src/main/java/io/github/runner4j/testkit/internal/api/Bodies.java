package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runner4j.testkit.internal.container.ContainerEngine;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.json.GoJson;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.structure.Complaint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads the JSON that comes with a call, and complains as the engine does when it cannot. */
final class Bodies {

    private static final String JSON = "application/json";

    private final Complaint complaint;
    private final boolean early;

    Bodies(ContainerEngine engine) {
        this.complaint = engine.structures().complaint();
        this.early = engine.early();
    }

    /** The body of a call that has to have one. */
    JsonNode read(Call call) throws IOException {
        String text = text(call);
        if (text.isBlank()) {
            throw complaint.of(early ? "EOF" : "got EOF while reading request body");
        }
        return parse(text);
    }

    /** The body of a call that may have none; an empty object then. */
    JsonNode readAny(Call call) throws IOException {
        String text = text(call);
        return text.isBlank() ? Json.object() : parse(text);
    }

    private JsonNode parse(String text) {
        GoJson.streamFault(text).ifPresent(fault -> {
            if (fault.endsWith("after top-level value")) {
                refuseMore();
                return;
            }
            throw complaint.of(fault);
        });
        return Json.parse(text.getBytes(StandardCharsets.UTF_8)).orElseThrow(() -> complaint.of("unexpected EOF"));
    }

    /** The early ones read one value, and do not look further. */
    private void refuseMore() {
        if (!early) {
            throw Refusal.badParameter("unexpected content after JSON");
        }
    }

    private String text(Call call) throws IOException {
        byte[] bytes = call.exchange().body().readAllBytes();
        String type = call.request().header("Content-Type").orElse("");
        boolean none = type.isEmpty() && bytes.length == 0;
        if (!none && !type.split(";", 2)[0].strip().equalsIgnoreCase(JSON)) {
            throw Refusal.badParameter(wrongType(type));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String wrongType(String type) {
        if (early) {
            return "Content-Type specified (" + type + ") must be 'application/json'";
        }
        return type.isEmpty()
                ? "malformed Content-Type header (): mime: no media type"
                : "unsupported Content-Type header (" + type + "): must be 'application/json'";
    }
}
