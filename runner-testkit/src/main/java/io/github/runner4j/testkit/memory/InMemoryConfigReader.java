package io.github.runner4j.testkit.memory;

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
import java.util.List;

/**
 * Reads files of lines such as {@code runner.healthCheck.type = none}: keys with dots between them, and a value, which is a list
 * when it stands in brackets: {@code runner.ports = [8080, 9090]}. Every other line that is not blank is a mistake.
 */
public final class InMemoryConfigReader implements ConfigReader {

    private static final String BETWEEN = " = ";
    private static final int MOST_KEYS = 20;

    private InMemoryConfigReader() {}

    /**
     * A reader.
     *
     * @return the reader, which keeps nothing
     */
    public static InMemoryConfigReader create() {
        return new InMemoryConfigReader();
    }

    @Override
    public List<ConfigNode> read(ConfigText text) {
        Group root = new Group();
        int number = 0;
        for (String line : text.text().lines().toList()) {
            number++;
            if (!line.isBlank()) {
                line(root, new Place(text.file(), number, 1), line);
            }
        }
        return root.entries.isEmpty() ? List.of() : List.of(root.node());
    }

    private static void line(Group root, Place start, String line) {
        int middle = line.indexOf(BETWEEN);
        if (middle <= 0) {
            throw ConfigException.fatal(start, "here should be a line of the form \"key = value\".");
        }
        List<Scalar> keys = keys(start, line.substring(0, middle));
        int column = middle + BETWEEN.length() + 1;
        root.put(keys, value(new Place(start.file(), start.line(), column), line.substring(column - 1)));
    }

    private static List<Scalar> keys(Place start, String path) {
        List<Scalar> keys = new ArrayList<>();
        int column = 1;
        for (String each : path.split("\\.", -1)) {
            Place place = new Place(start.file(), start.line(), column);
            keys.add(Scalar.of(place, each, false));
            column += each.length() + 1;
        }
        if (keys.size() > MOST_KEYS) {
            throw ConfigException.fatal(start, "here are more than " + MOST_KEYS + " keys in one line.");
        }
        return keys;
    }

    private static ConfigNode value(Place place, String text) {
        if (!text.startsWith("[") || !text.endsWith("]")) {
            return Scalar.of(place, text, false);
        }
        List<ConfigNode> items = new ArrayList<>();
        int from = 1;
        while (from < text.length() - 1) {
            int comma = text.indexOf(',', from);
            int end = comma < 0 ? text.length() - 1 : comma;
            int begin = from;
            while (begin < end && text.charAt(begin) == ' ') {
                begin++;
            }
            Place at = new Place(place.file(), place.line(), place.column() + begin);
            items.add(Scalar.of(at, text.substring(begin, end), false));
            from = end + 1;
        }
        return new Sequence(place, items);
    }

    /** A group while it is being read: a key's value is another such group, or a node. Lines may come back to a group. */
    private static final class Group {

        private record Pair(Scalar key, Object value) {}

        private final List<Pair> entries = new ArrayList<>();

        void put(List<Scalar> path, ConfigNode value) {
            Scalar key = path.get(0);
            if (path.size() == 1) {
                entries.add(new Pair(key, value));
            } else {
                group(key).put(path.subList(1, path.size()), value);
            }
        }

        private Group group(Scalar key) {
            for (Pair each : entries) {
                if (each.key().text().equals(key.text()) && each.value() instanceof Group group) {
                    return group;
                }
            }
            Group group = new Group();
            entries.add(new Pair(key, group));
            return group;
        }

        ConfigNode node() {
            List<Entry> all = entries.stream()
                    .map(each -> new Entry(
                            each.key(), each.value() instanceof Group group ? group.node() : (ConfigNode) each.value()))
                    .toList();
            return new Mapping(all.get(0).key().place(), all);
        }
    }
}
