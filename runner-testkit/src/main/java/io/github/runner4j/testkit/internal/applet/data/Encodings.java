package io.github.runner4j.testkit.internal.applet.data;

import io.github.runner4j.testkit.internal.applet.text.Inputs;
import io.github.runner4j.testkit.internal.applet.text.Numbers;
import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** {@code base64}. */
public final class Encodings {

    private Encodings() {}

    public static int base64(Session session) throws IOException {
        Options options = Options.parse(session.words(), "dw:", Map.of("decode", 'd'));
        String path = options.rest().isEmpty() ? "-" : options.rest().get(0);
        try (InputStream in = Inputs.open(session, path)) {
            byte[] bytes = in.readAllBytes();
            if (options.has('d')) {
                session.out().write(decoded(bytes));
                return 0;
            }
            int width = Numbers.parse(options.value('w').orElse("76"));
            byte[] end = {'\n'};
            Base64.Encoder encoder =
                    width == 0 ? Base64.getEncoder() : Base64.getMimeEncoder(Math.max(4, width / 4 * 4), end);
            session.out().write(encoder.encode(bytes));
            session.print(width == 0 || bytes.length == 0 ? "" : "\n");
            return 0;
        }
    }

    private static byte[] decoded(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("\\s", "");
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IOException("truncated input", e);
        }
    }
}
