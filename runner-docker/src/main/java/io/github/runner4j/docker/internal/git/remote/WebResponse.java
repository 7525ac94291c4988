package io.github.runner4j.docker.internal.git.remote;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The head of an HTTP answer and its body. */
public final class WebResponse implements Closeable {

    private static final int LONGEST_HEAD = 64 * 1024;

    private final int status;
    private final String reason;
    private final Map<String, String> headers;
    private final InputStream body;

    private WebResponse(int status, String reason, Map<String, String> headers, InputStream body) {
        this.status = status;
        this.reason = reason;
        this.headers = headers;
        this.body = body;
    }

    /** Reads the head; {@code done} learns once whether the connection can serve another request. */
    static WebResponse read(InputStream in, String method, Consumer<Boolean> done) throws IOException {
        String[] start;
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        do {
            headers.clear();
            int left = LONGEST_HEAD;
            start = line(in, left).split(" ", 3);
            if (start.length < 2 || !start[0].startsWith("HTTP/1.") || !start[1].matches("\\d{3}")) {
                throw new ProtocolException("the answer is not HTTP");
            }
            for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
                left -= line.length();
                int colon = line.indexOf(':');
                if (colon > 0) {
                    headers.put(
                            line.substring(0, colon).strip(),
                            line.substring(colon + 1).strip());
                }
            }
        } while (start[1].startsWith("1"));
        int status = Integer.parseInt(start[1]);
        boolean none = status == 204 || status == 304 || (method.equals("CONNECT") && status == 200);
        boolean keep = start[0].equals("HTTP/1.1") && !"close".equalsIgnoreCase(headers.get("Connection"));
        InputStream body = WebBody.of(in, none, headers, whole -> done.accept(whole && keep));
        return new WebResponse(status, start.length > 2 ? start[2] : "", headers, body);
    }

    static String line(InputStream in, int most) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection early");
            }
            if (line.size() > most) {
                throw new ProtocolException("the head of the answer is too long");
            }
            line.write(c);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /**
     * The status.
     *
     * @return three digits
     */
    public int status() {
        return status;
    }

    /**
     * What the server calls the status.
     *
     * @return a few words, or nothing
     */
    public String reason() {
        return reason;
    }

    /**
     * A header.
     *
     * @param name its name
     * @return its value
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /**
     * The body.
     *
     * @return the stream
     */
    public InputStream body() {
        return body;
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
