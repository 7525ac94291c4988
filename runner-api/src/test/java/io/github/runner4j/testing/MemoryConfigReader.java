package io.github.runner4j.testing;

import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.file.ConfigNode;
import io.github.runner4j.config.file.ConfigNode.Entry;
import io.github.runner4j.config.file.ConfigNode.Mapping;
import io.github.runner4j.config.file.ConfigNode.Scalar;
import io.github.runner4j.config.file.ConfigNode.Sequence;
import io.github.runner4j.config.file.ConfigText;
import io.github.runner4j.error.Place;
import io.github.runner4j.spi.ConfigReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads files of lines such as {@code runner.healthCheck.type = none}: a path of keys, and a value, which is a list when it stands
 * in brackets.
 */
public final class MemoryConfigReader implements ConfigReader {

    /** The groups while they are being read: a key's value is another such map, or a node. */
    private static final class Groups extends LinkedHashMap<String, Object> {

        private static final long serialVersionUID = 1L;
    }

    @Override
    public List<ConfigNode> read(ConfigText text) {
        Groups root = new Groups();
        int number = 0;
        for (String line : text.text().lines().toList()) {
            number++;
            String[] sides = line.split(" = ", 2);
            Place place = new Place(text.file(), number, 1);
            if (sides.length != 2) {
                throw ConfigException.fatal(place, "cannot be read.");
            }
            put(root, List.of(sides[0].split("\\.")), value(place, sides[1]));
        }
        return List.of(node(new Place(text.file(), 1, 1), root));
    }

    private static void put(Groups group, List<String> path, ConfigNode value) {
        if (path.size() == 1) {
            group.put(path.get(0), value);
            return;
        }
        Groups inner = (Groups) group.computeIfAbsent(path.get(0), key -> new Groups());
        put(inner, path.subList(1, path.size()), value);
    }

    private static ConfigNode value(Place place, String text) {
        if (!text.startsWith("[")) {
            return Scalar.of(place, text, false);
        }
        String inside = text.substring(1, text.length() - 1);
        return new Sequence(
                place,
                Arrays.stream(inside.split(", *"))
                        .filter(item -> !item.isEmpty())
                        .<ConfigNode>map(item -> Scalar.of(place, item, true))
                        .toList());
    }

    private static ConfigNode node(Place place, Object value) {
        if (value instanceof ConfigNode node) {
            return node;
        }
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, Object> each : ((Groups) value).entrySet()) {
            ConfigNode inner = node(place, each.getValue());
            entries.add(new Entry(Scalar.of(inner.place(), each.getKey(), false), inner));
        }
        return new Mapping(entries.isEmpty() ? place : entries.get(0).key().place(), entries);
    }
}
