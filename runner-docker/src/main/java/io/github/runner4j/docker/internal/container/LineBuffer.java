package io.github.runner4j.docker.internal.container;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Puts lines together from pieces that break anywhere, also inside a character. */
final class LineBuffer {

    /** A line longer than this is delivered in parts: 1 MiB. */
    static final int LONGEST_LINE = 1 << 20;

    private final Consumer<String> lines;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    LineBuffer(Consumer<String> lines) {
        this.lines = lines;
    }

    void add(byte[] bytes, int offset, int length) {
        int start = offset;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n') {
                pending.write(bytes, start, i - start);
                deliver();
                start = i + 1;
            }
        }
        pending.write(bytes, start, offset + length - start);
        if (pending.size() >= LONGEST_LINE) {
            deliver();
        }
    }

    /** Nothing more comes: what is left is a line too. */
    void end() {
        if (pending.size() > 0) {
            deliver();
        }
    }

    private void deliver() {
        String line = pending.toString(StandardCharsets.UTF_8);
        pending.reset();
        lines.accept(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }
}
