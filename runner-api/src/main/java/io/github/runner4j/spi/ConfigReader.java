package io.github.runner4j.spi;

import io.github.runner4j.config.ComponentConfig;
import io.github.runner4j.config.ConfigException;
import java.io.InputStream;

/**
 * Reads configuration files.
 *
 * <ul>
 *   <li>CR-1: all problems of a file are reported at once, each with its place.
 *   <li>CR-2: any bytes give a value or a {@link ConfigException}, in bounded time and memory.
 * </ul>
 */
public interface ConfigReader {

    /**
     * Reads the file that a repository brings along.
     *
     * @param file the file's path in the repository, for messages
     * @param content its bytes; closed by the caller
     * @return what the repository asks for
     * @throws ConfigException when it cannot be read or says something that is not allowed
     */
    ComponentConfig component(String file, InputStream content);
}
