package io.github.runner4j.testkit.internal.stdio;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** One of a process's streams: each write arrives whole. */
final class Output extends OutputStream {

    private final Stdio stdio;
    private final StdStream stream;

    Output(Stdio stdio, StdStream stream) {
        this.stdio = stdio;
        this.stream = stream;
    }

    @Override
    public void write(int single) {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        if (length > 0) {
            byte[] copy = Arrays.copyOfRange(bytes, from, from + length);
            stdio.write(this, stream, stdio.spec().tty() ? onTerminal(copy) : copy);
        }
    }

    /** A terminal goes back to the start of the line for a new line. Source: {@code ONLCR} of termios(3). */
    private static byte[] onTerminal(byte[] bytes) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream(bytes.length + 1);
        for (byte each : bytes) {
            if (each == '\n') {
                changed.write('\r');
            }
            changed.write(each);
        }
        return changed.toByteArray();
    }
}
