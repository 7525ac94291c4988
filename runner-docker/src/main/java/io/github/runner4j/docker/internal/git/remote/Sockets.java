package io.github.runner4j.docker.internal.git.remote;

import java.io.Closeable;
import java.io.IOException;

/** Closing what nobody reads any more. */
final class Sockets {

    private Sockets() {}

    static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // The other side notices either way.
        }
    }
}
