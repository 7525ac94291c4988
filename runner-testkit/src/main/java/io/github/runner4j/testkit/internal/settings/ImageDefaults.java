package io.github.runner4j.testkit.internal.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a container takes over from its image where nothing else was said. Source: {@code merge} of the engine's daemon. */
public final class ImageDefaults {

    private static final List<String> TEXTS = List.of("User", "WorkingDir", "StopSignal");
    private static final List<String> SETS = List.of("ExposedPorts", "Volumes", "Labels");

    private ImageDefaults() {}

    /** Takes over into {@code config}. */
    public static void apply(ObjectNode config, JsonNode image) {
        TEXTS.stream()
                .filter(each -> config.path(each).asText().isEmpty())
                .filter(each -> !image.path(each).asText().isEmpty())
                .forEach(each -> config.set(each, image.path(each)));
        SETS.forEach(each -> addAll(config, each, image.path(each)));
        if (!config.path("Labels").isObject()) {
            config.set("Labels", Json.object());
        }
        environment(config, image.path("Env"));
        command(config, image);
        healthcheck(config, image.path("Healthcheck"));
    }

    private static void addAll(ObjectNode config, String name, JsonNode more) {
        if (config.path(name).isEmpty()) {
            config.set(name, more.isObject() ? more.deepCopy() : null);
        } else {
            ObjectNode there = (ObjectNode) config.path(name);
            more.properties().forEach(each -> {
                if (!there.has(each.getKey())) {
                    there.set(each.getKey(), each.getValue());
                }
            });
        }
    }

    private static void environment(ObjectNode config, JsonNode more) {
        if (config.path("Env").isEmpty()) {
            config.set("Env", more);
            return;
        }
        ArrayNode lines = (ArrayNode) config.path("Env");
        Set<String> names = new HashSet<>();
        lines.forEach(each -> names.add(name(each)));
        more.forEach(each -> {
            if (!names.contains(name(each))) {
                lines.add(each);
            }
        });
    }

    private static String name(JsonNode line) {
        return line.asText().split("=", 2)[0];
    }

    /** An entrypoint of its own puts the image's command out of force. */
    private static void command(ObjectNode config, JsonNode image) {
        if (!config.path("Entrypoint").isEmpty()) {
            return;
        }
        if (config.path("Cmd").isEmpty() && image.has("Cmd")) {
            config.set("Cmd", image.path("Cmd"));
        }
        if (config.path("Entrypoint").isNull() && image.has("Entrypoint")) {
            config.set("Entrypoint", image.path("Entrypoint"));
        }
    }

    private static void healthcheck(ObjectNode config, JsonNode image) {
        if (!image.isObject()) {
            return;
        }
        if (!config.path("Healthcheck").isObject()) {
            config.set("Healthcheck", image.deepCopy());
            return;
        }
        ObjectNode check = (ObjectNode) config.path("Healthcheck");
        image.properties().forEach(each -> {
            JsonNode there = check.path(each.getKey());
            if (there.isNumber() ? there.asLong() == 0 : there.isEmpty()) {
                check.set(each.getKey(), each.getValue());
            }
        });
    }
}
