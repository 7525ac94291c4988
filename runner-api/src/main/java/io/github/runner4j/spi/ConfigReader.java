package io.github.runner4j.spi;

import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.file.ConfigNode;
import io.github.runner4j.config.file.ConfigText;
import java.util.List;

/**
 * Reads the syntax of configuration files: the host's file, a repository's file, a catalog entity. Which keys there are, and what
 * their values may be, is no matter of the reader.
 *
 * <ul>
 *   <li>CR-1: every value is kept as its text, with the line and column where it begins; {@code no} stays {@code no}.
 *   <li>CR-2: a key that stands twice in a group is kept twice, so that it can be reported.
 *   <li>CR-3: any text gives values or a {@link ConfigException}, in bounded time and memory.
 *   <li>CR-4: no message quotes the text: it may hold secrets.
 * </ul>
 */
public interface ConfigReader {

    /**
     * Reads a file.
     *
     * @param text the file
     * @return the root of each of its documents; none for an empty file
     * @throws ConfigException when it cannot be read, with the place
     */
    List<ConfigNode> read(ConfigText text);
}
