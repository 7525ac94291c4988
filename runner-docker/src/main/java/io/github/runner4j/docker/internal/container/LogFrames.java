package io.github.runner4j.docker.internal.container;

import io.github.runner4j.container.LogLine;
import io.github.runner4j.container.LogLine.Stream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the streams in which an engine sends what a program writes. Without a terminal: frames of a header of 8 bytes (the stream,
 * three zeros, the length in big-endian order) and their payload. With a terminal: the bytes as they are.
 */
final class LogFrames {

    private static final int STDERR = 2;
    private static final int ZEROS = 3;
    private static final int CHUNK = 8 * 1024;

    private final Map<Stream, LineBuffer> buffers = new EnumMap<>(Stream.class);

    /**
     * Reads into lines.
     *
     * @param timestamps whether each line begins with its time and a space
     * @param lines gets the lines
     */
    LogFrames(boolean timestamps, Consumer<LogLine> lines) {
        for (Stream stream : Stream.values()) {
            buffers.put(stream, new LineBuffer(text -> lines.accept(line(stream, timestamps, text))));
        }
    }

    /** Reads frames to the end of the stream. */
    void readFrames(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        byte[] chunk = new byte[CHUNK];
        for (int stream = data.read(); stream >= 0; stream = data.read()) {
            data.skipNBytes(ZEROS);
            int length = data.readInt();
            LineBuffer buffer = buffer(stream == STDERR ? Stream.STDERR : Stream.STDOUT);
            while (length > 0) {
                int read = data.read(chunk, 0, Math.min(length, CHUNK));
                if (read < 0) {
                    throw new EOFException("the log broke off inside a frame");
                }
                buffer.add(chunk, 0, read);
                length -= read;
            }
        }
        end();
    }

    /** Reads plain bytes to the end of the stream. */
    void readRaw(InputStream in) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            buffer(Stream.STDOUT).add(chunk, 0, read);
        }
        end();
    }

    private LineBuffer buffer(Stream stream) {
        return java.util.Objects.requireNonNull(buffers.get(stream));
    }

    private void end() {
        buffers.values().forEach(LineBuffer::end);
    }

    private static LogLine line(Stream stream, boolean timestamps, String text) {
        int space = text.indexOf(' ');
        if (timestamps && space > 0) {
            try {
                Instant at = OffsetDateTime.parse(text.substring(0, space)).toInstant();
                return new LogLine(stream, Optional.of(at), text.substring(space + 1));
            } catch (DateTimeParseException e) {
                return new LogLine(stream, Optional.empty(), text);
            }
        }
        return new LogLine(stream, Optional.empty(), text);
    }
}
