package io.github.runner4j.docker.internal.container;

import io.github.runner4j.container.LogLine;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes whole lines of the pieces in which one output arrives. A piece may end anywhere, also in the middle of a character. A
 * line longer than the bound is handed on in parts, cut between characters.
 */
final class Lines {

    /** The longest line that is kept in one part. */
    static final int LONGEST = 1024 * 1024;

    /** Longer than any time an engine writes before a line: 35 characters with nanoseconds and offset, and a blank. */
    private static final int LONGEST_TIME = 36;

    private final LogLine.Stream stream;

    private final boolean timestamps;

    private final Consumer<LogLine> sink;

    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    private Optional<Instant> at = Optional.empty();

    Lines(LogLine.Stream stream, boolean timestamps, Consumer<LogLine> sink) {
        this.stream = stream;
        this.timestamps = timestamps;
        this.sink = sink;
    }

    /**
     * Takes a piece.
     *
     * @param first whether the engine wrote it as the beginning of a message: Docker writes the time anew before each part of a
     *     long line
     */
    void add(byte[] piece, boolean first) {
        int start = timestamps && first ? skipTime(piece, 0) : 0;
        for (int i = start; i < piece.length; i++) {
            if (piece[i] == '\n') {
                pending.write(piece, start, i - start);
                flush();
                start = timestamps ? skipTime(piece, i + 1) : i + 1;
                i = start - 1;
            }
        }
        pending.write(piece, start, piece.length - start);
        while (pending.size() > LONGEST) {
            flushPart();
        }
    }

    /** The output has ended: hands on what has no line end. */
    void end() {
        if (pending.size() > 0) {
            flush();
        }
    }

    private int skipTime(byte[] piece, int start) {
        for (int i = start; i < Math.min(piece.length, start + LONGEST_TIME); i++) {
            if (piece[i] == ' ') {
                Optional<Instant> time = Times.parse(new String(piece, start, i - start, StandardCharsets.US_ASCII));
                if (time.isPresent() && pending.size() == 0) {
                    at = time;
                }
                return time.isPresent() ? i + 1 : start;
            }
        }
        return start;
    }

    private void flush() {
        while (pending.size() > LONGEST) {
            flushPart();
        }
        byte[] line = pending.toByteArray();
        int length = line.length > 0 && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
        emit(line, length);
        pending.reset();
        at = Optional.empty();
    }

    private void flushPart() {
        byte[] bytes = pending.toByteArray();
        int cut = LONGEST;
        while (cut > LONGEST - 4 && (bytes[cut] & 0xC0) == 0x80) {
            cut--;
        }
        emit(bytes, cut);
        pending.reset();
        pending.write(bytes, cut, bytes.length - cut);
    }

    private void emit(byte[] bytes, int length) {
        sink.accept(new LogLine(stream, at, new String(bytes, 0, length, StandardCharsets.UTF_8)));
    }
}
