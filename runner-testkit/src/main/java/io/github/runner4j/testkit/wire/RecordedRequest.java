package io.github.runner4j.testkit.wire;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a client sent.
 *
 * @param method in capitals, as in {@code POST}
 * @param path as it was sent, still encoded, with the version of the API when the client named one, without the query
 * @param query decoded: each key with its values, in the order of their coming
 * @param headers names in small letters; several values of one name are joined by {@code ", "}
 * @param body what followed; on a connection that was taken over, as for {@code attach}, what came raw stands at its end
 */
public record RecordedRequest(
        String method, String path, Map<String, List<String>> query, Map<String, String> headers, RecordedBody body) {

    /**
     * A header.
     *
     * @param name in any spelling
     * @return its value; nothing when it was not sent
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * The first value of a key of the query.
     *
     * @param key the key
     * @return its value; nothing when it was not sent
     */
    public Optional<String> parameter(String key) {
        return Optional.ofNullable(query.get(key))
                .flatMap(values -> values.stream().findFirst());
    }

    /**
     * Whether it asked for this.
     *
     * @param method as in {@code POST}
     * @param path which paths
     * @return whether both fit
     */
    public boolean matches(String method, PathPattern path) {
        return this.method.equalsIgnoreCase(method) && path.matches(this.path);
    }
}
