package io.github.runner4j.config.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A list.
 *
 * @param item how each of its values is read
 * @param least how many it has at least
 * @param <T> what each value becomes
 */
record ListOf<T>(Shape<T> item, int least) implements Shape<List<T>> {

    @Override
    public Optional<List<T>> read(ConfigNode node, String path, Problems problems) {
        if (!(node instanceof ConfigNode.Sequence sequence)) {
            problems.refuse(node, path, allowed(), Optional.empty());
            return Optional.empty();
        }
        if (sequence.items().size() < least) {
            problems.add(node.place(), path, "is an empty list. Allowed: " + allowed() + ".");
            return Optional.empty();
        }
        List<T> values = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            item.read(sequence.items().get(i), path + "[" + i + "]", problems).ifPresent(values::add);
        }
        return Optional.of(values);
    }

    @Override
    public String allowed() {
        return "a list [a, b]; each entry " + item.allowed();
    }

    @Override
    public Map<String, Object> schema() {
        return least == 0
                ? Map.of("type", "array", "items", item.schema())
                : Map.of("type", "array", "items", item.schema(), "minItems", least);
    }
}
