package io.github.runner4j.config;

import java.util.Objects;

/**
 * Something mounted into a container by host code.
 *
 * @param source a volume's name, or an absolute path of the engine's host
 * @param target an absolute path in the container
 * @param readOnly whether the container may only read it
 */
public record Volume(String source, String target, boolean readOnly) {

    /** Checks the paths. */
    public Volume {
        Objects.requireNonNull(source, "source");
        if (source.isEmpty() || source.contains(":")) {
            throw Invalid.value("The volume's source", source, "a volume's name or an absolute path, without a colon");
        }
        if (!target.startsWith("/") || target.contains(":")) {
            throw Invalid.value("The volume's target", target, "an absolute path without a colon");
        }
    }

    /**
     * Something the container may read and write.
     *
     * @param source a volume's name, or an absolute path of the engine's host
     * @param target an absolute path in the container
     * @return the volume
     */
    public static Volume of(String source, String target) {
        return new Volume(source, target, false);
    }

    /**
     * The same, to read only.
     *
     * @return a new volume
     */
    public Volume asReadOnly() {
        return new Volume(source, target, true);
    }

    /** In the form of {@code docker run --volume}. */
    @Override
    public String toString() {
        return source + ":" + target + (readOnly ? ":ro" : "");
    }
}
