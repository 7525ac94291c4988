package io.github.runner4j.image;

import java.util.List;

/**
 * What a build would take in.
 *
 * @param bases the images that the build needs, in the order of the Dockerfile, each once; stages of its own are none
 * @param files how many files and links the context has after the ignore rules
 * @param bytes the size of their contents in bytes
 * @param largest the ten largest files of the context, largest first
 */
public record BuildInputs(List<Base> bases, long files, long bytes, List<File> largest) {

    /**
     * An image that the Dockerfile names: in FROM, in COPY --from or in RUN --mount.
     *
     * @param line where, from 1
     * @param name the name with the build arguments put in
     * @param known whether the name could be made out; if not, it stands there as in the Dockerfile
     */
    public record Base(int line, String name, boolean known) {}

    /**
     * A file of the context.
     *
     * @param path its path from the context's root
     * @param bytes its size in bytes
     */
    public record File(String path, long bytes) {}

    /** Keeps its own copies. */
    public BuildInputs {
        bases = List.copyOf(bases);
        largest = List.copyOf(largest);
    }
}
