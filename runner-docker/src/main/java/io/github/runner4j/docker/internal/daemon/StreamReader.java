package io.github.runner4j.docker.internal.daemon;

import java.io.IOException;
import java.io.InputStream;

/** Reads an answer while it arrives, on the thread that made the call. */
@FunctionalInterface
public interface StreamReader {

    /**
     * Reads until the end, or until it has seen enough. What it throws itself reaches the caller as it is.
     *
     * @param head status and headers
     * @param body the body; to close it does nothing, and what is left of it is dropped afterwards
     * @throws IOException when the stream breaks off
     */
    void read(Answer head, InputStream body) throws IOException;
}
