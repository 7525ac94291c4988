package io.github.runner4j.testkit.internal.progress;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Passes bytes on as output; those of the error stream in red, as the engine does. */
final class OutputMessages extends OutputStream {

    private final Messages messages;
    private final boolean error;

    OutputMessages(Messages messages, boolean error) {
        this.messages = messages;
        this.error = error;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        messages.output(error ? "\u001b[91m" + text + "\u001b[0m" : text);
    }
}
