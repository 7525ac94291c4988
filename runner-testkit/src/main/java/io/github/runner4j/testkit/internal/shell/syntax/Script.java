package io.github.runner4j.testkit.internal.shell.syntax;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The text of a script, which may come piece by piece. */
public final class Script {

    /** Where further lines come from. */
    @FunctionalInterface
    public interface Lines {

        /** More text, with the ends of its lines; nothing at the end of the script. */
        @Nullable
        String next() throws IOException;
    }

    /** What {@link #peek} gives at the end. */
    static final int END = -1;

    private final StringBuilder text = new StringBuilder();
    private final Lines lines;
    private int at;
    private int line;
    private boolean ended;

    private Script(Lines lines, int line) {
        this.lines = lines;
        this.line = line;
    }

    /** A script that is given as a word; its first line has the number 0. */
    public static Script of(String text) {
        Script script = new Script(() -> null, 0);
        script.text.append(text);
        return script;
    }

    /** A script that is the content of a file. */
    public static Script ofFile(String text) {
        Script script = new Script(() -> null, 1);
        script.text.append(text);
        return script;
    }

    /** A script that is read when it is needed. */
    public static Script of(Lines lines) {
        return new Script(lines, 1);
    }

    /** The number of the line that comes next. */
    public int line() {
        return line;
    }

    int peek() {
        return peek(0);
    }

    int peek(int ahead) {
        while (at + ahead >= text.length() && !ended) {
            fill();
        }
        return at + ahead < text.length() ? text.charAt(at + ahead) : END;
    }

    int read() {
        int c = peek();
        if (c != END) {
            at++;
            line += c == '\n' ? 1 : 0;
        }
        return c;
    }

    void skip(int characters) {
        for (int i = 0; i < characters; i++) {
            read();
        }
    }

    /** Whether the text goes on so; reads no further line to know it unless the text so far is the beginning. */
    boolean startsWith(String prefix) {
        for (int i = 0; i < prefix.length(); i++) {
            if (peek(i) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** A backslash at the end of a line joins it with the next. */
    void joinLines() {
        while (peek() == '\\' && peek(1) == '\n') {
            skip(2);
        }
    }

    private void fill() {
        try {
            String next = lines.next();
            if (next == null) {
                ended = true;
            } else {
                text.append(next);
            }
        } catch (IOException e) {
            ended = true;
        }
    }
}
