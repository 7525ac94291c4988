package io.github.runner4j.testkit.internal.stdio;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/** Makes lines of what one stream writes. Not safe for several threads. */
final class LineSplitter {

    /** Source: {@code defaultBufSize} of the engine's log copier: longer lines are kept in parts. */
    static final int LONGEST = 16 * 1024;

    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
    private final Consumer<byte[]> lines;

    LineSplitter(Consumer<byte[]> lines) {
        this.lines = lines;
    }

    void write(byte[] bytes) {
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            boolean line = bytes[i] == '\n';
            if (line || rest.size() + i + 1 - from == LONGEST) {
                rest.write(bytes, from, i + 1 - from);
                from = i + 1;
                flush();
            }
        }
        rest.write(bytes, from, bytes.length - from);
    }

    /** Gives what there is of a line that has not ended. */
    void flush() {
        if (rest.size() > 0) {
            byte[] line = rest.toByteArray();
            rest.reset();
            lines.accept(line);
        }
    }
}
