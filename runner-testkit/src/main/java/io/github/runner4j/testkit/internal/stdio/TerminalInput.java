package io.github.runner4j.testkit.internal.stdio;

import io.github.runner4j.testkit.files.Content;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a terminal makes of the keys: lines that can be corrected until they are finished. Source: canonical mode of termios(3). */
final class TerminalInput {

    private static final int INTERRUPT = 3;
    private static final int END = 4;
    private static final int BACKSPACE = 8;
    private static final int DELETE = 127;
    private static final int FIRST_LETTER = 64;

    private byte[] line = new byte[0];

    /**
     * What follows from one key.
     *
     * @param echo what the terminal shows
     * @param line what the process gets
     * @param end whether the process finds the end of its input
     * @param interrupt whether the process is interrupted
     */
    record Effect(Content echo, Content line, boolean end, boolean interrupt) {}

    /** Takes keys; gives what follows from them, in order. Not safe for several threads. */
    List<Effect> type(byte[] keys) {
        List<Effect> effects = new ArrayList<>();
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        for (byte key : keys) {
            switch (key) {
                case INTERRUPT -> {
                    line = new byte[0];
                    effects.add(new Effect(taken(shown, "^C"), Content.EMPTY, false, true));
                }
                case END -> {
                    boolean end = line.length == 0;
                    effects.add(new Effect(taken(shown, ""), finish(), end, false));
                }
                case BACKSPACE, DELETE -> erase(shown);
                case '\r', '\n' -> {
                    add((byte) '\n');
                    effects.add(new Effect(taken(shown, "\n"), finish(), false, false));
                }
                default -> {
                    add(key);
                    show(shown, key);
                }
            }
        }
        effects.add(new Effect(taken(shown, ""), Content.EMPTY, false, false));
        return effects;
    }

    /** Forgets a line that is not finished. */
    void clear() {
        line = new byte[0];
    }

    private void add(byte key) {
        byte[] longer = Arrays.copyOf(line, line.length + 1);
        longer[line.length] = key;
        line = longer;
    }

    private void erase(ByteArrayOutputStream shown) {
        if (line.length > 0) {
            line = Arrays.copyOf(line, line.length - 1);
            shown.writeBytes(new byte[] {BACKSPACE, ' ', BACKSPACE});
        }
    }

    private static void show(ByteArrayOutputStream shown, byte key) {
        if (key >= 0 && key < ' ' && key != '\t') {
            shown.write('^');
            shown.write(key + FIRST_LETTER);
        } else {
            shown.write(key);
        }
    }

    private Content finish() {
        Content finished = Content.of(line);
        line = new byte[0];
        return finished;
    }

    private static Content taken(ByteArrayOutputStream shown, String more) {
        shown.writeBytes(more.getBytes(StandardCharsets.US_ASCII));
        Content taken = Content.of(shown.toByteArray());
        shown.reset();
        return taken;
    }
}
