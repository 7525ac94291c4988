package io.github.runner4j.testkit.internal.applet.text;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads line by line, as far as there is something; knows whether the last line had an end. */
public final class LineReader {

    private final InputStream in;
    private boolean ended = true;

    public LineReader(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** The next line without its end; nothing when there is none. */
    public @Nullable String next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int c = in.read();
        if (c < 0) {
            return null;
        }
        while (c >= 0 && c != '\n') {
            line.write(c);
            c = in.read();
        }
        ended = c >= 0;
        return line.toString(StandardCharsets.UTF_8);
    }

    /** Whether the line that was read last ended with an end of line. */
    public boolean ended() {
        return ended;
    }
}
