package io.github.runner4j.testkit.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the end of an answer's body is told. */
enum Framing {
    /** There is no body. */
    NOTHING,
    /** By its length, which stands in the head. */
    LENGTH,
    /** By an empty chunk. */
    CHUNKED,
    /** By the end of the connection. */
    CLOSE;

    /** Up to here a whole body has its length, and above it is chunked. Source: {@code bufferBeforeChunkingSize} of Go's net/http. */
    private static final long MOST_WITH_LENGTH = 2048;

    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = HeadText.bytes("0\r\n\r\n");

    /** As Go's server chooses; the length is negative when it is not known. */
    static Framing of(RequestLine line, Head head, long length) {
        if (line.isHead() || head.status() < 200 || head.status() == 204 || head.status() == 304) {
            return NOTHING;
        }
        if (has(head, "Content-Length") || (length >= 0 && (length <= MOST_WITH_LENGTH || !line.isHttp11()))) {
            return LENGTH;
        }
        return line.isHttp11() ? CHUNKED : CLOSE;
    }

    /** The server's own headers, in the order in which Go's server sends them. */
    Map<String, String> headers(RequestLine line, Head head, long length, boolean keepAlive) {
        Map<String, String> own = new LinkedHashMap<>();
        boolean announced = this == LENGTH || (line.isHead() && length > 0 && length <= MOST_WITH_LENGTH);
        if (announced && !has(head, "Content-Length")) {
            own.put("Content-Length", String.valueOf(length));
        }
        if (keepAlive != line.isHttp11() && !has(head, "Connection")) {
            own.put("Connection", keepAlive ? "keep-alive" : "close");
        }
        if (this == CHUNKED) {
            own.put("Transfer-Encoding", "chunked");
        }
        return own;
    }

    /** Bytes of the body as they go out. */
    byte[][] frame(byte[] bytes) {
        return switch (this) {
            case NOTHING -> new byte[0][];
            case LENGTH, CLOSE -> new byte[][] {bytes};
            case CHUNKED -> new byte[][] {chunkHead(bytes.length), bytes, LINE_END};
        };
    }

    /** What goes out at the end of the body. */
    byte[] last() {
        return this == CHUNKED ? LAST_CHUNK : new byte[0];
    }

    static boolean has(Head head, String name) {
        return head.headers().keySet().stream().anyMatch(name::equalsIgnoreCase);
    }

    private static byte[] chunkHead(int length) {
        return (Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
