package io.github.runner4j.config.file;

import io.github.runner4j.text.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the files may hold, for editors and for the documentation: made of the same table of keys that reads them. */
public final class Schemas {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final Map<String, Object> VARIABLE =
            new TreeMap<>(Map.of("type", "string", "pattern", "\\$\\{[^}]+\\}"));

    private Schemas() {}

    /**
     * The JSON Schema of a host's file. It is also in the jar, as {@code /io/github/runner4j/config/host.schema.json}.
     *
     * @return the schema as JSON, in one line
     */
    public static String host() {
        return Json.write(schema("host", "The runner block of a host's file", orVariable(HostFile.schema())));
    }

    /**
     * The JSON Schema of a repository's file. It is also in the jar, as {@code /io/github/runner4j/config/component.schema.json}.
     *
     * @return the schema as JSON, in one line
     */
    public static String component() {
        return Json.write(schema("component", "A repository's .runner/config.yml", ComponentFile.schema()));
    }

    /**
     * The reference of a host's file: a Markdown table of its keys.
     *
     * @return the lines of the table
     */
    public static List<String> hostReference() {
        return Reference.of("runner", HostFile.group());
    }

    /**
     * The reference of a repository's file: a Markdown table of its keys.
     *
     * @return the lines of the table
     */
    public static List<String> componentReference() {
        return Reference.of("runner", ComponentFile.group());
    }

    private static Map<String, Object> schema(String name, String title, Map<String, Object> content) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", DIALECT);
        schema.put("$id", "urn:runner4j:schema:" + name);
        schema.put("title", title);
        schema.putAll(sorted(content));
        return schema;
    }

    /** In a host's file each single value may also be brought in from the environment. */
    private static Map<String, Object> orVariable(Map<?, ?> schema) {
        Map<String, Object> either = new LinkedHashMap<>();
        schema.forEach((key, value) -> either.put(String.valueOf(key), value));
        if (either.get("properties") instanceof Map<?, ?> properties) {
            either.put("properties", inEach(properties));
        } else if (either.get("additionalProperties") instanceof Map<?, ?> values) {
            either.put("additionalProperties", orVariable(values));
        } else if (either.get("items") instanceof Map<?, ?> items) {
            either.put("items", orVariable(items));
        } else {
            Optional<Object> description = Optional.ofNullable(either.remove("description"));
            Map<String, Object> single = new LinkedHashMap<>();
            description.ifPresent(text -> single.put("description", text));
            single.put("anyOf", List.of(sorted(either), VARIABLE));
            return single;
        }
        return either;
    }

    private static Map<String, Object> inEach(Map<?, ?> properties) {
        Map<String, Object> either = new LinkedHashMap<>();
        properties.forEach((key, value) -> {
            if (value instanceof Map<?, ?> schema) {
                either.put(String.valueOf(key), orVariable(schema));
            }
        });
        return either;
    }

    /** Some parts of a schema have no order of their own; the text is to be the same each time. */
    private static Map<String, Object> sorted(Map<?, ?> content) {
        Map<String, Object> sorted = new TreeMap<>();
        content.forEach((key, value) ->
                sorted.put(String.valueOf(key), value instanceof Map<?, ?> map ? sorted(map) : value));
        return sorted;
    }
}
