package io.github.runner4j.docker.internal.git.tree;

import io.github.runner4j.source.Content;
import java.io.IOException;

/** Where the content of large files is that Git keeps elsewhere. */
@FunctionalInterface
public interface LargeFiles {

    /**
     * Opens a large file.
     *
     * @param path its path, for a message
     * @param pointer what stands in Git in its place
     * @return its bytes
     * @throws IOException when it cannot be read; a coded exception when it was never fetched
     */
    Content open(String path, LfsPointer pointer) throws IOException;
}
