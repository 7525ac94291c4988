package io.github.runner4j.docker.internal.yaml;

import io.github.runner4j.error.Place;
import java.util.List;

/** A value of a YAML file and where it stands. Scalars are kept as their text: nothing is ever turned into another type. */
sealed interface YamlNode {

    /** Where the value begins. */
    Place place();

    /** What it is, for messages. */
    String kind();

    /**
     * A text.
     *
     * @param text as it was written, without quotes
     * @param quoted whether it was quoted, or a block; what is not may be meant as "nothing"
     */
    record Scalar(Place place, String text, boolean quoted) implements YamlNode {

        /** Whether nothing was written, as after {@code environment:}. */
        boolean isEmpty() {
            return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        @Override
        public String kind() {
            return "a single value";
        }
    }

    /** A list. */
    record Sequence(Place place, List<YamlNode> items) implements YamlNode {

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Keys and values, in the order of the file. */
    record Mapping(Place place, List<Entry> entries) implements YamlNode {

        @Override
        public String kind() {
            return "a group of keys";
        }
    }

    /** One line of a mapping. */
    record Entry(Scalar key, YamlNode value) {}
}
