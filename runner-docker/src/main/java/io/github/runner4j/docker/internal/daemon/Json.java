package io.github.runner4j.docker.internal.daemon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.runner4j.error.DaemonException;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/**
 * A part of what an engine answered. Every part may be asked for: what is not there, or is of another type than expected, is
 * absent. Engines differ in what they leave out.
 */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Json MISSING = new Json(MissingNode.getInstance());

    private final JsonNode node;

    private Json(JsonNode node) {
        this.node = node;
    }

    /**
     * Reads a text.
     *
     * @param text one JSON value
     * @return the value; missing when the text is empty
     * @throws DaemonException when it is not JSON
     */
    public static Json parse(String text) {
        try {
            return text.isBlank() ? MISSING : new Json(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
    }

    /**
     * Reads values one after the other, each as soon as it has arrived, whatever stands between them.
     *
     * @param stream read to its end
     * @param values gets each value
     * @throws IOException when the stream breaks off
     * @throws DaemonException when it is not JSON
     */
    public static void read(InputStream stream, Consumer<Json> values) throws IOException {
        try (MappingIterator<JsonNode> iterator =
                MAPPER.readerFor(JsonNode.class).readValues(stream)) {
            while (iterator.hasNextValue()) {
                values.accept(new Json(iterator.nextValue()));
            }
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
    }

    /**
     * Writes a value.
     *
     * @param value made of maps, lists, texts, numbers, booleans and null
     * @return the text
     */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A part of this value.
     *
     * @param path the names that lead to it
     * @return the part, possibly missing
     */
    public Json at(String... path) {
        JsonNode found = node;
        for (String name : path) {
            found = found.path(name);
        }
        return new Json(found);
    }

    /**
     * Whether there is a value, and it is not null.
     *
     * @return true when there is
     */
    public boolean exists() {
        return !node.isMissingNode() && !node.isNull();
    }

    /**
     * The value of a text, number or boolean.
     *
     * @return the text; empty when missing
     */
    public String text() {
        return node.isValueNode() && !node.isNull() ? node.asText() : "";
    }

    /**
     * The text of a part.
     *
     * @param path the names that lead to it
     * @return the text; empty when missing
     */
    public String text(String... path) {
        return at(path).text();
    }

    /**
     * The text of a part, if it says anything.
     *
     * @param path the names that lead to it
     * @return the text, never empty
     */
    public Optional<String> maybe(String... path) {
        return Optional.of(text(path)).filter(text -> !text.isEmpty());
    }

    /**
     * The whole number of a part. Counters above 2^63 - 1, which engines use for "no limit", come as the greatest long.
     *
     * @param path the names that lead to it
     * @return the number, if it is one
     */
    public OptionalLong number(String... path) {
        JsonNode found = at(path).node;
        if (!found.isNumber()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(found.isIntegralNumber() && !found.canConvertToLong() ? Long.MAX_VALUE : found.asLong());
    }

    /**
     * Whether a part is true.
     *
     * @param path the names that lead to it
     * @return false also when it is missing
     */
    public boolean isTrue(String... path) {
        return at(path).node.asBoolean(false);
    }

    /**
     * The elements of a list.
     *
     * @param path the names that lead to the list
     * @return the elements; empty when it is no list
     */
    public List<Json> list(String... path) {
        JsonNode found = at(path).node;
        return !found.isArray()
                ? List.of()
                : StreamSupport.stream(found.spliterator(), false)
                        .map(Json::new)
                        .toList();
    }

    /**
     * The parts of an object, in order.
     *
     * @param path the names that lead to the object
     * @return the parts by name; empty when it is no object
     */
    public Map<String, Json> fields(String... path) {
        Map<String, Json> fields = new LinkedHashMap<>();
        at(path).node.properties().forEach(each -> fields.put(each.getKey(), new Json(each.getValue())));
        return fields;
    }

    /**
     * The texts of an object's parts.
     *
     * @param path the names that lead to the object
     * @return the texts by name; empty when it is no object
     */
    public Map<String, String> texts(String... path) {
        Map<String, String> texts = new LinkedHashMap<>();
        fields(path).forEach((name, value) -> texts.put(name, value.text()));
        return texts;
    }

    private static DaemonException notJson(JsonProcessingException e) {
        String message =
                "What the engine answered is no JSON (" + e.getOriginalMessage() + "). Is it a container engine?";
        return new DaemonException(Failure.of(ErrorCode.DOCKER_OPERATION_FAILED, message), e);
    }

    /** The value as JSON. */
    @Override
    public String toString() {
        return node.toString();
    }
}
