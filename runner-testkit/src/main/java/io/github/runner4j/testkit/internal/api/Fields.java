package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Maps and lists of texts, where the engine tells absent from empty. */
final class Fields {

    private Fields() {}

    /** An object of texts; null when it is absent. */
    static @Nullable Map<String, String> texts(@Nullable JsonNode node) {
        if (node == null || !node.isObject()) {
            return null;
        }
        Map<String, String> texts = new TreeMap<>();
        node.properties()
                .forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        return texts;
    }

    /** A list of texts; null when it is absent. */
    static @Nullable List<String> list(@Nullable JsonNode node) {
        if (node == null || !node.isArray()) {
            return null;
        }
        List<String> list = new ArrayList<>();
        node.forEach(each -> list.add(each.asText()));
        return list;
    }

    /** The object of some texts, by their names' order; null when it is absent. */
    static JsonNode object(@Nullable Map<String, String> texts) {
        if (texts == null) {
            return NullNode.getInstance();
        }
        ObjectNode object = Json.object();
        new TreeMap<>(texts).forEach(object::put);
        return object;
    }

    /** The array of some texts; null when it is absent. */
    static JsonNode array(@Nullable List<String> texts) {
        return texts == null ? NullNode.getInstance() : Json.array(texts);
    }
}
