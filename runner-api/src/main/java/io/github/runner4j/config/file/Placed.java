package io.github.runner4j.config.file;

import io.github.runner4j.config.file.ConfigNode.Scalar;
import io.github.runner4j.config.file.ConfigNode.Sequence;
import io.github.runner4j.error.Place;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a list, and where it stands.
 *
 * @param value the value
 * @param place where it begins
 * @param secret whether it must not be shown
 * @param <T> the value's type
 */
record Placed<T>(T value, Place place, boolean secret) {

    /**
     * Reads a value so that its place is kept.
     *
     * @param shape how the value is read
     */
    record Keeping<T>(Shape<T> shape) implements Shape<Placed<T>> {

        @Override
        public Optional<Placed<T>> read(ConfigNode node, String path, Problems problems) {
            return shape.read(node, path, problems).map(value -> new Placed<>(value, node.place(), secret(node)));
        }

        @Override
        public String allowed() {
            return shape.allowed();
        }

        @Override
        public Map<String, Object> schema() {
            return shape.schema();
        }
    }

    /** Whether a value, or one of those in a list, must not be shown. */
    static boolean secret(ConfigNode node) {
        return node instanceof Scalar scalar
                ? scalar.secret()
                : node instanceof Sequence list && list.items().stream().anyMatch(Placed::secret);
    }
}
