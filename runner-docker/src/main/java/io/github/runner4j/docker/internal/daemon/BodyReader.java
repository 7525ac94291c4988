package io.github.runner4j.docker.internal.daemon;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads a body while it arrives. */
@FunctionalInterface
interface BodyReader {

    /** An answer that is no stream is never larger: 64 MiB would be thousands of containers in one list. */
    int MOST_BYTES = 64 * 1024 * 1024;

    /** Reads it whole. */
    BodyReader WHOLE = (head, body) -> new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);

    /**
     * Reads the body.
     *
     * @param head status and headers
     * @param body the body
     * @return what is to be kept of it as text
     * @throws IOException when it breaks off
     */
    String read(Answer head, InputStream body) throws IOException;
}
