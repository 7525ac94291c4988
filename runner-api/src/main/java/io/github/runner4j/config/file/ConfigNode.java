package io.github.runner4j.config.file;

import io.github.runner4j.error.Place;
import java.util.List;

/**
 * A value of a configuration file and where it stands, whatever the format. Single values are kept as their text: nothing is ever
 * turned into another type by a reader. Immutable.
 */
public sealed interface ConfigNode {

    /**
     * Where the value begins.
     *
     * @return the place
     */
    Place place();

    /**
     * What it is, for messages.
     *
     * @return as in {@code a list}
     */
    String kind();

    /**
     * A text.
     *
     * @param place where it begins
     * @param text as it was written, without quotes
     * @param quoted whether it was quoted, or a block; what is not may be meant as "nothing"
     * @param secret whether it must not be shown; readers say false
     */
    record Scalar(Place place, String text, boolean quoted, boolean secret) implements ConfigNode {

        /**
         * A text of a file.
         *
         * @param place where it begins
         * @param text as it was written, without quotes
         * @param quoted whether it was quoted, or a block
         * @return the node
         */
        public static Scalar of(Place place, String text, boolean quoted) {
            return new Scalar(place, text, quoted, false);
        }

        /**
         * Whether nothing was written, as after {@code environment:}.
         *
         * @return true for nothing, {@code ~} and {@code null} without quotes
         */
        public boolean isEmpty() {
            return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        @Override
        public String kind() {
            return "a single value";
        }

        /** Never the text: it may be a secret. */
        @Override
        public String toString() {
            return kind() + " at " + place;
        }
    }

    /**
     * A list.
     *
     * @param place where it begins
     * @param items its values
     */
    record Sequence(Place place, List<ConfigNode> items) implements ConfigNode {

        /** Keeps its own copy. */
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /**
     * Keys and values, in the order of the file. A key may stand there twice.
     *
     * @param place where it begins
     * @param entries the keys with their values
     */
    record Mapping(Place place, List<Entry> entries) implements ConfigNode {

        /** Keeps its own copy. */
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "a group of keys";
        }
    }

    /**
     * One key of a group.
     *
     * @param key the key
     * @param value its value
     */
    record Entry(Scalar key, ConfigNode value) {}
}
