package io.github.runner4j.testkit.internal.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The answer to one request as it goes out. Lives on the connection's event loop. */
final class Reply {

    /** How the end of the body is told. */
    private enum Framing {
        PLAIN,
        CHUNKED,
        NOTHING
    }

    /** Up to here a whole body has its length, and above it is chunked. Source: {@code bufferBeforeChunkingSize} of Go's net/http. */
    private static final int MOST_WITH_LENGTH = 2048;

    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = HeadText.bytes("0\r\n\r\n");

    private final Connection connection;
    private final Wire wire;
    private final RequestLine line;
    private Framing framing = Framing.NOTHING;
    private boolean keepAlive;
    private boolean begun;
    private boolean over;

    Reply(Connection connection, RequestLine line) {
        this.connection = connection;
        this.wire = connection.wire();
        this.line = line;
        this.keepAlive = line.keepAlive();
    }

    /** A whole answer. */
    void whole(Head head, byte[] body) {
        boolean bodiless = bodiless(head);
        Map<String, String> own = new LinkedHashMap<>();
        if (has(head, "Content-Length") || (bodiless && (!line.isHead() || body.length == 0))) {
            framing = Framing.PLAIN;
        } else if (body.length <= MOST_WITH_LENGTH || !line.isHttp11()) {
            own.put("Content-Length", String.valueOf(body.length));
            framing = Framing.PLAIN;
        } else {
            chunk(own);
        }
        ByteBuf text = head(head, own);
        if (bodiless) {
            framing = Framing.NOTHING;
        }
        wire.send(Unpooled.wrappedBuffer(text, framed(body), lastPart()));
        over();
    }

    /** The head of an answer whose body comes bit by bit. */
    void open(Head head) {
        Map<String, String> own = new LinkedHashMap<>();
        if (bodiless(head)) {
            framing = Framing.NOTHING;
        } else if (has(head, "Content-Length")) {
            framing = Framing.PLAIN;
        } else {
            chunk(own);
        }
        wire.send(head(head, own));
        connection.opened();
    }

    /** The head of a connection that is taken over; what comes after it is raw. */
    void raw(Head head) {
        begun = true;
        keepAlive = false;
        framing = Framing.PLAIN;
        wire.send(Unpooled.wrappedBuffer(HeadText.raw(head)));
    }

    /** More of the body. */
    void body(byte[] bytes, Backlog backlog) {
        if (over) {
            backlog.remove(bytes.length);
        } else {
            wire.send(framed(bytes), () -> backlog.remove(bytes.length));
        }
    }

    /** The end of the body. */
    void end() {
        if (!over) {
            wire.send(lastPart());
            over();
        }
    }

    /** Breaks off. */
    void cut() {
        over = true;
        wire.cut();
    }

    /** Whether anything of it has been sent. */
    boolean begun() {
        return begun;
    }

    private void over() {
        over = true;
        connection.over(keepAlive);
    }

    private void chunk(Map<String, String> own) {
        if (line.isHttp11()) {
            own.put("Transfer-Encoding", "chunked");
            framing = Framing.CHUNKED;
        } else {
            keepAlive = false;
            framing = Framing.PLAIN;
        }
    }

    private ByteBuf head(Head head, Map<String, String> own) {
        begun = true;
        keepAlive &= !connection.mustClose()
                && !"close".equalsIgnoreCase(head.headers().get("Connection"));
        Map<String, String> all = new LinkedHashMap<>();
        own.forEach((name, value) -> {
            if (name.equals("Transfer-Encoding") && !keepAlive) {
                all.put("Connection", "close");
            }
            all.put(name, value);
        });
        if (!keepAlive && line.isHttp11() && !has(head, "Connection")) {
            all.putIfAbsent("Connection", "close");
        }
        return Unpooled.wrappedBuffer(HeadText.of(head, line.isHttp11() ? "1.1" : "1.0", connection.clock(), all));
    }

    private ByteBuf framed(byte[] bytes) {
        if (framing == Framing.NOTHING || bytes.length == 0) {
            return Unpooled.EMPTY_BUFFER;
        }
        if (framing == Framing.PLAIN) {
            return Unpooled.wrappedBuffer(bytes);
        }
        byte[] size = (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        return Unpooled.wrappedBuffer(size, bytes, LINE_END);
    }

    private ByteBuf lastPart() {
        return framing == Framing.CHUNKED ? Unpooled.wrappedBuffer(LAST_CHUNK) : Unpooled.EMPTY_BUFFER;
    }

    private boolean bodiless(Head head) {
        return line.isHead() || head.status() < 200 || head.status() == 204 || head.status() == 304;
    }

    private static boolean has(Head head, String name) {
        return head.headers().keySet().stream().anyMatch(name::equalsIgnoreCase);
    }
}
