package io.github.runner4j.docker.internal.container;

import io.github.runner4j.container.LogLine;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Takes apart the stream in which engines send a program's two outputs: frames of eight bytes, of which the first tells the output
 * and the last four the length, and then the data. With a terminal there is one output and there are no frames.
 */
final class Frames {

    private static final int HEADER = 8;

    private static final int STDERR = 2;

    /** Frames are read in pieces of this size, whatever length their header claims. */
    private static final int PIECE = 16 * 1024;

    private final InputStream in;

    private final Lines stdout;

    private final Lines stderr;

    Frames(InputStream in, boolean timestamps, Consumer<LogLine> sink) {
        this.in = in;
        this.stdout = new Lines(LogLine.Stream.STDOUT, timestamps, sink);
        this.stderr = new Lines(LogLine.Stream.STDERR, timestamps, sink);
    }

    /** Reads frames until the end of the stream. */
    void read() throws IOException {
        byte[] header = new byte[HEADER];
        int got = in.readNBytes(header, 0, HEADER);
        while (got == HEADER) {
            Lines lines = header[0] == STDERR ? stderr : stdout;
            copy(Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt(4)), lines);
            got = in.readNBytes(header, 0, HEADER);
        }
        if (got > 0) {
            throw new EOFException("The engine's stream ended in the middle of a frame");
        }
        end();
    }

    /** Reads a stream without frames. */
    void readRaw() throws IOException {
        byte[] buffer = new byte[PIECE];
        for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
            stdout.add(java.util.Arrays.copyOf(buffer, got), false);
        }
        end();
    }

    private void copy(long length, Lines lines) throws IOException {
        long left = length;
        while (left > 0) {
            byte[] piece = in.readNBytes((int) Math.min(left, PIECE));
            if (piece.length == 0) {
                throw new EOFException("The engine's stream ended in the middle of a frame");
            }
            lines.add(piece, left == length);
            left -= piece.length;
        }
    }

    private void end() {
        stdout.end();
        stderr.end();
    }
}
