package io.github.runner4j.testkit.internal.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request's first line and headers.
 *
 * @param method in capitals
 * @param path as it was sent, still encoded, without the query
 * @param query decoded: each key with its values, in the order of their coming
 * @param headers names in small letters, several values of one name joined by {@code ", "}
 */
public record Request(String method, String path, Map<String, List<String>> query, Map<String, String> headers) {

    /** The first value of a key of the query. */
    public Optional<String> parameter(String key) {
        return Optional.ofNullable(query.get(key)).map(values -> values.get(0));
    }

    /** Whether a key of the query says yes, by the engine's own rule: not empty, {@code 0}, {@code no}, {@code false} or {@code none}. */
    public boolean flag(String key) {
        return switch (parameter(key).orElse("").strip().toLowerCase(Locale.ROOT)) {
            case "", "0", "no", "false", "none" -> false;
            default -> true;
        };
    }

    /** A header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
