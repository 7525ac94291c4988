package io.github.runner4j.testkit.internal.applet.net;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The answer of an HTTP server.
 *
 * @param status its number
 * @param head its lines before the body, the empty one at the end included
 * @param body what follows
 */
record HttpAnswer(int status, List<String> head, InputStream body) {

    private static final int HEXADECIMAL = 16;

    /** Reads the head; the body is read by whoever wants it. */
    static HttpAnswer read(InputStream in) throws IOException {
        List<String> head = new ArrayList<>();
        String line;
        do {
            line = line(in);
            head.add(line);
        } while (!line.isEmpty());
        if (!head.get(0).matches("HTTP/[0-9.]+ [0-9]{3}.*")) {
            throw new IOException("no or bad HTTP response");
        }
        int status = Integer.parseInt(head.get(0).split(" ", -1)[1]);
        HttpAnswer answer = new HttpAnswer(status, head, in);
        return answer.header("Transfer-Encoding").toLowerCase(Locale.ROOT).contains("chunked")
                ? new HttpAnswer(status, head, dechunked(in))
                : answer.limited(in);
    }

    /** A header's value; nothing when there is none. */
    String header(String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ":";
        return head.stream()
                .filter(each -> each.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(each -> each.substring(prefix.length()).trim())
                .findFirst()
                .orElse("");
    }

    private HttpAnswer limited(InputStream in) throws IOException {
        String length = header("Content-Length");
        return length.matches("[0-9]{1,9}") && status / 100 == 2
                ? new HttpAnswer(status, head, new ByteArrayInputStream(in.readNBytes(Integer.parseInt(length))))
                : this;
    }

    private static InputStream dechunked(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = size(in); size > 0; size = size(in)) {
            all.writeBytes(in.readNBytes(size));
            line(in);
        }
        return new ByteArrayInputStream(all.toByteArray());
    }

    private static int size(InputStream in) throws IOException {
        String line = line(in).replaceFirst(";.*", "").trim();
        return line.matches("[0-9a-fA-F]{1,7}") ? Integer.parseInt(line, HEXADECIMAL) : 0;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int c = in.read();
        while (c >= 0 && c != '\n') {
            if (c != '\r') {
                line.write(c);
            }
            c = in.read();
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
