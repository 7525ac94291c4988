package io.github.runner4j.testkit.api;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** The body of an answer, piece by piece as it arrives. */
@FunctionalInterface
interface Body {

    /** The next piece, never an empty one; nothing at the end. */
    Optional<byte[]> next() throws IOException;

    static Body none() {
        return Optional::empty;
    }

    /** So many bytes. */
    static Body of(Wire wire, int length) {
        boolean[] read = {length == 0};
        return () -> {
            if (read[0]) {
                return Optional.empty();
            }
            read[0] = true;
            return Optional.of(exactly(wire, length));
        };
    }

    /** One piece per chunk. */
    static Body chunked(Wire wire) {
        boolean[] ended = {false};
        return () -> {
            if (ended[0]) {
                return Optional.empty();
            }
            int length = Integer.parseInt(wire.line(), 16);
            byte[] chunk = exactly(wire, length);
            wire.line();
            ended[0] = length == 0;
            return ended[0] ? Optional.empty() : Optional.of(chunk);
        };
    }

    /** Whatever arrives, until the other side closes. */
    static Body untilClosed(Wire wire) {
        byte[] buffer = new byte[16 * 1024];
        return () -> {
            int count = wire.read(buffer, 0, buffer.length);
            return count < 0 ? Optional.empty() : Optional.of(Arrays.copyOf(buffer, count));
        };
    }

    private static byte[] exactly(Wire wire, int length) throws IOException {
        byte[] bytes = wire.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("The connection was closed after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }
}
