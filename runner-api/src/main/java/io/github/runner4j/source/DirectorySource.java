package io.github.runner4j.source;

import java.nio.file.Path;

/**
 * A plain directory, taken as it is at the moment of the launch. Its {@code .git} folder, if it has one, is not part of it.
 *
 * @param path the directory
 */
public record DirectorySource(Path path) implements Source {

    /** Makes the path absolute. */
    public DirectorySource {
        path = path.toAbsolutePath().normalize();
    }

    /**
     * A directory.
     *
     * @param path the directory; it has to exist when the launch reads it
     * @return the source
     */
    public static DirectorySource of(Path path) {
        return new DirectorySource(path);
    }

    @Override
    public String describe() {
        return path.toString();
    }
}
