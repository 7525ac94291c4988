package io.github.runner4j.testkit.api;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes multiplexed streams apart. */
final class Frames {

    private static final int HEADER = 8;

    private Frames() {}

    static List<Frame> parse(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        List<Frame> frames = new ArrayList<>();
        for (Optional<Frame> frame = next(buffer); frame.isPresent(); frame = next(buffer)) {
            frames.add(frame.get());
        }
        if (buffer.hasRemaining()) {
            throw new AssertionError(buffer.remaining() + " bytes are left behind the last whole frame of " + frames);
        }
        return frames;
    }

    /** The next frame when it is there whole; the buffer moves behind it. */
    static Optional<Frame> next(ByteBuffer buffer) {
        if (buffer.remaining() < HEADER) {
            return Optional.empty();
        }
        int stream = buffer.get(buffer.position());
        int length = buffer.getInt(buffer.position() + 4);
        if (stream < 0 || stream > 2 || length < 0) {
            throw new AssertionError("No frame: stream " + stream + ", length " + length);
        }
        if (buffer.remaining() < HEADER + length) {
            return Optional.empty();
        }
        byte[] bytes = new byte[length];
        buffer.position(buffer.position() + HEADER);
        buffer.get(bytes);
        return Optional.of(new Frame(stream, bytes));
    }
}
