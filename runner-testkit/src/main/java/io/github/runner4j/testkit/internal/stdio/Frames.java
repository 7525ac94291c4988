package io.github.runner4j.testkit.internal.stdio;

import java.nio.ByteBuffer;

/** How two streams share one connection: a header of 8 bytes before each piece, with the stream's number and the length. */
public final class Frames {

    private static final int HEADER = 8;
    private static final int PADDING = 3;

    private Frames() {}

    /** One frame. */
    public static byte[] frame(StdStream stream, byte[]... parts) {
        byte[] content = join(parts);
        return ByteBuffer.allocate(HEADER + content.length)
                .put((byte) stream.number())
                .put(new byte[PADDING])
                .putInt(content.length)
                .put(content)
                .array();
    }

    /** The parts one after the other. */
    public static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer joined = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            joined.put(part);
        }
        return joined.array();
    }
}
