package io.github.runner4j.config.file;

import java.util.Map;
import java.util.Optional;

/**
 * How a value of a file is read. The same object says what is accepted to people and to editors, so that the three cannot differ.
 *
 * @param <T> what the value becomes
 */
interface Shape<T> {

    /** The value; nothing when a problem was reported instead. */
    Optional<T> read(ConfigNode node, String path, Problems problems);

    /** What is accepted, in words. */
    String allowed();

    /** What is accepted, as a JSON Schema. */
    Map<String, Object> schema();
}
