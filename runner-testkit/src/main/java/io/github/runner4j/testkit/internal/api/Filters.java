package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.wire.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parameter {@code filters}: {@code {"label":["a=b"]}}, or {@code {"label":{"a=b":true}}}. */
public final class Filters {

    private final Map<String, List<String>> values;
    private final boolean old;

    private Filters(Map<String, List<String>> values, boolean old) {
        this.values = values;
        this.old = old;
    }

    /**
     * Reads the filters of a call.
     *
     * @throws Refusal when they are none
     */
    public static Filters of(Call call, Dialect dialect) {
        boolean old = dialect == Dialect.DOCKER_20_10;
        String text = call.request().parameter("filters").orElse("");
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (!text.isEmpty()) {
            JsonNode node = Json.parse(text.getBytes(StandardCharsets.UTF_8))
                    .filter(JsonNode::isObject)
                    .orElseThrow(() -> unreadable(text, old));
            for (Map.Entry<String, JsonNode> each : node.properties()) {
                values.put(each.getKey(), values(each.getValue()));
            }
        }
        return new Filters(values, old);
    }

    private static Refusal unreadable(String text, boolean old) {
        return old
                ? Refusal.broken("invalid character '" + text.charAt(0) + "' looking for beginning of value")
                : Refusal.badParameter("invalid filter");
    }

    private static List<String> values(JsonNode node) {
        List<String> values = new ArrayList<>();
        if (node.isObject()) {
            node.fieldNames().forEachRemaining(values::add);
        } else {
            node.forEach(each -> values.add(each.asText()));
        }
        return values;
    }

    /**
     * Checks that there are no others than these.
     *
     * @throws Refusal when there are
     */
    public Filters allow(Set<String> names) {
        for (String name : values.keySet()) {
            if (!names.contains(name)) {
                throw Refusal.badParameter((old ? "Invalid" : "invalid") + " filter '" + name + "'");
            }
        }
        return this;
    }

    /** Whether one of this name was given. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The values given under a name; none when it was not given. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Whether a value is among those given under a name; yes when none were given. */
    public boolean accepts(String name, String value) {
        return all(name).isEmpty() || all(name).contains(value);
    }

    /** Whether labels fulfil all that is given under a name, each as {@code key} or {@code key=value}. */
    public boolean acceptsLabels(String name, Map<String, String> labels) {
        return all(name).stream().allMatch(wanted -> {
            String[] parts = wanted.split("=", 2);
            String value = labels.get(parts[0]);
            return value != null && (parts.length == 1 || parts[1].equals(value));
        });
    }

    /** Whether labels are wanted, and not unwanted, by the filters that prunes have for them. */
    public boolean acceptsLabels(Map<String, String> labels) {
        return acceptsLabels("label", labels) && !(has("label!") && acceptsLabels("label!", labels));
    }

    /**
     * A yes or no; what is otherwise when it was not given.
     *
     * @throws Refusal when it is neither
     */
    public boolean flag(String name, boolean otherwise) {
        if (all(name).isEmpty()) {
            return otherwise;
        }
        boolean yes = all(name).contains("true") || all(name).contains("1");
        boolean no = all(name).contains("false") || all(name).contains("0");
        if (yes == no) {
            throw Refusal.badParameter(
                    (old ? "Invalid" : "invalid") + " filter '" + name + "=[" + String.join(" ", all(name)) + "]'");
        }
        return yes;
    }
}
