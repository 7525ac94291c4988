package io.github.runner4j.monitoring.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.runner4j.config.ConfigException;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Values as JSON text, and back. Safe for use by several threads. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /**
     * Writes a value on one line.
     *
     * @param value maps, lists, texts, numbers and truth values
     * @return the text
     */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a value that is no JSON: " + value.getClass(), e);
        }
    }

    /**
     * Reads an object.
     *
     * @param text UTF-8
     * @return its members; those of value null are left out
     * @throws ConfigException {@code INVALID_CONFIGURATION} when it is no JSON object; the message does not quote it
     */
    public static Map<String, Object> readObject(byte[] text) {
        try {
            Map<String, Object> members = MAPPER.readValue(text, new TypeReference<Map<String, Object>>() {});
            if (members != null) {
                members.values().removeIf(value -> value == null);
                return members;
            }
        } catch (IOException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static ConfigException invalid() {
        Failure failure = Failure.of(ErrorCode.INVALID_CONFIGURATION, "The text is not a JSON object. Send one.");
        return new ConfigException(failure, List.of(), null);
    }
}
