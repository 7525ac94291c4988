package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.json.GoJson;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.wire.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The filters of a call: keys, each with values of which one has to fit. */
public final class Filters {

    private final Dialect dialect;
    private final Map<String, Set<String>> values;

    private Filters(Dialect dialect, Map<String, Set<String>> values) {
        this.dialect = dialect;
        this.values = values;
    }

    /** No filters. */
    static Filters none(Dialect dialect) {
        return new Filters(dialect, Map.of());
    }

    /** Reads <code>{"key":["value"]}</code> and the older <code>{"key":{"value":true}}</code>. */
    public static Filters of(Call call, Dialect dialect) {
        String text = call.request().parameter("filters").orElse("");
        Map<String, Set<String>> values = new LinkedHashMap<>();
        if (!text.isEmpty()) {
            GoJson.fault(text).ifPresent(fault -> {
                throw refused(dialect, fault);
            });
            JsonNode node = Json.parse(text.getBytes(StandardCharsets.UTF_8))
                    .orElseThrow(() -> refused(dialect, "unexpected end of JSON input"));
            read(node, dialect, values);
        }
        return new Filters(dialect, values);
    }

    private static void read(JsonNode node, Dialect dialect, Map<String, Set<String>> values) {
        if (!node.isObject() && !node.isNull()) {
            throw refused(dialect, unexpected(node) + "map[string]map[string]bool");
        }
        node.properties().forEach(each -> values.put(each.getKey(), values(each.getValue(), dialect)));
    }

    private static Set<String> values(JsonNode node, Dialect dialect) {
        Set<String> values = new LinkedHashSet<>();
        boolean texts = node.isArray();
        for (JsonNode each : node) {
            texts &= each.isTextual();
            values.add(each.asText());
        }
        if (node.isObject()) {
            values.clear();
            node.fieldNames().forEachRemaining(values::add);
        } else if (!texts) {
            throw refused(dialect, unexpected(node) + "map[string]bool");
        }
        return values;
    }

    private static String unexpected(JsonNode node) {
        String type = node.isArray() ? "array" : node.isTextual() ? "string" : node.isNumber() ? "number" : "bool";
        return "json: cannot unmarshal " + type + " into Go value of type ";
    }

    private static Refusal refused(Dialect dialect, String fault) {
        return dialect == Dialect.DOCKER_20_10 ? Refusal.broken(fault) : Refusal.badParameter("invalid filter");
    }

    /**
     * Checks that there are no others than these.
     *
     * @throws Refusal when there are
     */
    public Filters allow(Set<String> names) {
        for (String name : values.keySet()) {
            if (!names.contains(name)) {
                throw invalid("'" + name + "'");
            }
        }
        return this;
    }

    /** The refusal of what was given. */
    Refusal invalid(String what) {
        return Refusal.badParameter((dialect == Dialect.DOCKER_20_10 ? "Invalid" : "invalid") + " filter " + what);
    }

    /** Whether one of this name was given. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The values given under a name; none when it was not given. */
    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, Set.of()));
    }

    /** Whether a value is among those given under a name; yes when none were given. */
    public boolean accepts(String name, String value) {
        return accepts(name, value::equals);
    }

    /** Whether one of those given under a name fits; yes when none were given. */
    boolean accepts(String name, Predicate<String> fits) {
        return all(name).isEmpty() || all(name).stream().anyMatch(fits);
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
     * @throws Refusal when it is neither, or both
     */
    public boolean flag(String name, boolean otherwise) {
        if (all(name).isEmpty()) {
            return otherwise;
        }
        boolean yes = all(name).contains("true") || all(name).contains("1");
        boolean no = all(name).contains("false") || all(name).contains("0");
        if (yes == no) {
            throw invalid("'" + name + "=[" + String.join(" ", all(name)) + "]'");
        }
        return yes;
    }
}
