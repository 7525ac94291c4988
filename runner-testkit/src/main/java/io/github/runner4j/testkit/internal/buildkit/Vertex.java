package io.github.runner4j.testkit.internal.buildkit;

import io.github.runner4j.testkit.internal.engine.Ids;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A piece of work, as clients are told of it.
 *
 * @param digest what it is known by
 * @param inputs the digests of those it needs
 * @param name what it does
 */
record Vertex(String digest, List<String> inputs, String name) {

    static Vertex of(String name, List<Vertex> inputs) {
        List<String> digests = inputs.stream().map(Vertex::digest).toList();
        byte[] content = (name + '\0' + String.join(",", digests)).getBytes(StandardCharsets.UTF_8);
        return new Vertex(Ids.digest(content), digests, name);
    }

    static Vertex of(String name) {
        return of(name, List.of());
    }
}
