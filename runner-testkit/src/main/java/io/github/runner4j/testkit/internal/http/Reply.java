package io.github.runner4j.testkit.internal.http;

import io.github.runner4j.testkit.wire.Outcome;
import io.netty.buffer.Unpooled;
import java.util.function.IntConsumer;

/** The answer to one request as it goes out, in its framing. Lives on the connection's event loop. */
final class Reply {

    private final Connection connection;
    private final Wire wire;
    private final RequestLine line;
    private final CallRecord record;
    private Framing framing = Framing.NOTHING;
    private boolean keepAlive;
    private boolean begun;

    Reply(Connection connection, RequestLine line, CallRecord record) {
        this.connection = connection;
        this.wire = connection.wire();
        this.line = line;
        this.record = record;
        this.keepAlive = line.keepAlive();
    }

    /** The head of an answer; the length is negative when the body comes bit by bit. */
    void head(Head head, long length) {
        begun = true;
        framing = Framing.of(line, head, length);
        keepAlive &= framing != Framing.CLOSE
                && !connection.mustClose()
                && !"close".equalsIgnoreCase(head.headers().get("Connection"));
        String version = line.isHttp11() ? "1.1" : "1.0";
        byte[] text = HeadText.of(head, version, connection.clock(), framing.headers(line, head, length, keepAlive));
        record.answered(head);
        wire.write(Unpooled.wrappedBuffer(text));
        if (length < 0) {
            connection.opened();
        }
    }

    /** The head of a connection that is taken over; what comes after it is raw. */
    void raw(Head head) {
        begun = true;
        keepAlive = false;
        framing = Framing.CLOSE;
        record.answered(head);
        wire.write(Unpooled.wrappedBuffer(HeadText.raw(head)));
        connection.takeOver();
    }

    /** Bytes of the body; tells how many have left once they have, or never will. */
    void body(byte[] bytes, IntConsumer left) {
        if (framing == Framing.NOTHING || bytes.length == 0) {
            left.accept(bytes.length);
            return;
        }
        record.sent(bytes);
        wire.write(Unpooled.wrappedBuffer(framing.frame(bytes)), () -> left.accept(bytes.length));
    }

    /** The end of the body. */
    void last() {
        record.end(Outcome.ANSWERED);
        wire.write(Unpooled.wrappedBuffer(framing.last()));
    }

    /** On to the next request, or the end of the connection. */
    void over() {
        wire.flush();
        connection.over(keepAlive);
    }

    /** Ends the body before its time: properly, unless its length was told. */
    void endEarly() {
        if (framing == Framing.LENGTH) {
            cut();
        } else {
            last();
            over();
        }
    }

    /** Breaks off. */
    void cut() {
        record.end(Outcome.CUT);
        wire.cutAfterFlush();
    }

    /** Whether anything of it has been sent. */
    boolean begun() {
        return begun;
    }

    void flush() {
        wire.flush();
    }
}
