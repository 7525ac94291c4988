package io.github.runner4j.testkit.internal.applet.word;

import io.github.runner4j.testkit.internal.userland.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code echo}. */
public final class Echo {

    private Echo() {}

    public static int run(Session session) throws IOException {
        List<String> words = session.words();
        boolean newline = true;
        boolean escapes = false;
        int at = 0;
        for (; at < words.size() && words.get(at).matches("-[neE]+"); at++) {
            newline &= !words.get(at).contains("n");
            escapes = words.get(at).contains("e") || (escapes && !words.get(at).contains("E"));
        }
        String text = String.join(" ", words.subList(at, words.size()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (escapes) {
            newline &= Escapes.write(text, bytes, true);
        } else {
            bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }
        if (newline) {
            bytes.write('\n');
        }
        bytes.writeTo(session.out());
        return 0;
    }
}
