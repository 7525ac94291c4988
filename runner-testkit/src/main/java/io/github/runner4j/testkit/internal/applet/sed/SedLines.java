package io.github.runner4j.testkit.internal.applet.sed;

import io.github.runner4j.testkit.internal.applet.text.LineReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The lines of several files, one after the other; knows one line ahead which is the last. */
final class SedLines {

    private final Deque<LineReader> readers = new ArrayDeque<>();
    private @Nullable String ahead;
    private boolean begun;
    private boolean ended = true;
    private boolean aheadEnded = true;
    private int number;

    void add(InputStream in) {
        readers.add(new LineReader(in));
    }

    /** The next line; nothing when there is none. */
    @Nullable
    String next() throws IOException {
        if (!begun) {
            begun = true;
            ahead = read();
        }
        String line = ahead;
        ended = aheadEnded;
        if (line != null) {
            number++;
            ahead = read();
        }
        return line;
    }

    /** Whether the line that was given last is the last of all. */
    boolean isLast() {
        return ahead == null;
    }

    /** Whether that line had an end. */
    boolean ended() {
        return ended;
    }

    int number() {
        return number;
    }

    private @Nullable String read() throws IOException {
        while (!readers.isEmpty()) {
            LineReader reader = readers.element();
            String line = reader.next();
            if (line != null) {
                aheadEnded = reader.ended();
                return line;
            }
            readers.remove();
        }
        return null;
    }
}
