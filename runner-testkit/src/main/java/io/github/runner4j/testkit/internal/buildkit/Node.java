package io.github.runner4j.testkit.internal.buildkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something to be done, once what it needs is done.
 *
 * @param vertex what clients are told of it
 * @param below what it goes on from; nothing at first
 * @param source what it takes files from
 * @param operation what it does
 */
record Node(Vertex vertex, Optional<Node> below, Optional<Node> source, Operation operation) {

    static Node of(String name, Optional<Node> below, Optional<Node> source, Operation operation) {
        List<Vertex> inputs = Stream.of(below, source)
                .flatMap(Optional::stream)
                .map(Node::vertex)
                .toList();
        return new Node(Vertex.of(name, inputs), below, source, operation);
    }

    /** All vertices up to this one, what is needed first. */
    List<Vertex> vertices() {
        Map<String, Vertex> all = new LinkedHashMap<>();
        collect(all);
        return new ArrayList<>(all.values());
    }

    private void collect(Map<String, Vertex> all) {
        if (!all.containsKey(vertex.digest())) {
            below.ifPresent(each -> each.collect(all));
            source.ifPresent(each -> each.collect(all));
            all.put(vertex.digest(), vertex);
        }
    }
}
