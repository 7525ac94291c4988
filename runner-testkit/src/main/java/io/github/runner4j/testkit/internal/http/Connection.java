package io.github.runner4j.testkit.internal.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection: gives each request to the handler, one after the other. Lives on its event loop. */
final class Connection extends ChannelInboundHandlerAdapter {

    /** So much of a body that nobody read is thrown away for the sake of the next request. Source: {@code maxPostHandlerReadBytes} of Go's net/http. */
    private static final long MOST_DISCARDED = 256 * 1024;

    private final Site site;
    private final Wire wire;
    private final RequestDecoder decoder;
    private @Nullable ServerExchange current;
    private boolean awaitsContinue;
    private boolean raw;
    private boolean inputEnded;
    private boolean closing;
    /** Of a body that nobody reads, how much may still come; negative as long as somebody reads. */
    private long discardable = -1;

    Connection(Site site, Wire wire, RequestDecoder decoder) {
        this.site = site;
        this.wire = wire;
        this.decoder = decoder;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
        try {
            if (closing) {
                return;
            }
            if (message instanceof HttpRequest request) {
                begin(request);
            }
            if (message instanceof HttpContent content) {
                more(content);
            } else if (message instanceof ByteBuf bytes) {
                moreRaw(bytes);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
        if (event instanceof ChannelInputShutdownEvent) {
            inputEnded();
        }
        ctx.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        ServerExchange exchange = current;
        if (exchange != null) {
            exchange.closed();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        wire.close();
    }

    /** Does something that may block. */
    void work(Runnable task) {
        site.work(task);
    }

    WireFaults faults() {
        return site.faults();
    }

    Clock clock() {
        return site.clock();
    }

    Wire wire() {
        return wire;
    }

    void sayContinue() {
        ServerExchange exchange = current;
        if (awaitsContinue && exchange != null && !exchange.begun()) {
            awaitsContinue = false;
            wire.write(Unpooled.wrappedBuffer(HeadText.toContinue()));
            wire.flush();
        }
    }

    /** Whether no further request can come after this one: a client that still waits for a word may send its body or not. */
    boolean mustClose() {
        return awaitsContinue;
    }

    /** From the end of the request on, what comes is raw. */
    void takeOver() {
        raw = true;
        ServerExchange exchange = current;
        if (exchange == null) {
            return;
        }
        if (!exchange.incoming().complete()) {
            exchange.incoming().discard();
            return;
        }
        decoder.leave();
        if (inputEnded) {
            rawEnded();
        }
    }

    /** The body of an answer is to come bit by bit. A client that has closed its half is not waited for by whoever sends it. */
    void opened() {
        if (inputEnded) {
            wire.closeSoon();
        }
    }

    /** The answer has been given: on to the next request, or the end. */
    void over(boolean keepAlive) {
        ServerExchange exchange = current;
        if (exchange == null) {
            return;
        }
        exchange.depart();
        if (!keepAlive) {
            linger();
        } else if (exchange.incoming().complete()) {
            next();
        } else {
            discardable = MOST_DISCARDED;
            exchange.incoming().discard();
        }
    }

    private void begin(HttpRequest request) {
        Optional<byte[]> refusal = MalformedRequest.refusal(request, site.clock());
        if (refusal.isPresent()) {
            wire.write(Unpooled.wrappedBuffer(refusal.get()));
            linger();
            return;
        }
        RequestLine line = RequestLine.of(request);
        awaitsContinue = line.expectsContinue();
        ServerExchange exchange = new ServerExchange(this, line, site.calls().begin(line.request(), site.clock()));
        current = exchange;
        Handler handler = line.queryFault().map(MalformedRequest::refuseQuery).orElse(site.handler());
        exchange.delivery().request(() -> {
            if (!site.work(() -> exchange.handle(handler))) {
                wire.close();
            }
        });
    }

    private void more(HttpContent content) throws Exception {
        ServerExchange exchange = current;
        if (exchange == null) {
            return;
        }
        if (content.content().isReadable()) {
            awaitsContinue = false;
            exchange.received(ByteBufUtil.getBytes(content.content()), exchange.incoming());
        }
        if (discardable >= 0) {
            discardable -= content.content().readableBytes();
            if (discardable < 0) {
                linger();
                return;
            }
        }
        if (content instanceof LastHttpContent) {
            exchange.incoming().end();
            requestEnded();
        }
    }

    private void requestEnded() {
        awaitsContinue = false;
        if (raw) {
            wire.run(this::takeOver);
        } else if (discardable >= 0) {
            discardable = -1;
            wire.run(this::next);
        }
    }

    private void moreRaw(ByteBuf bytes) {
        ServerExchange exchange = current;
        Inflow in = exchange == null ? null : exchange.taken();
        if (exchange != null && in != null) {
            exchange.received(ByteBufUtil.getBytes(bytes), in);
        }
    }

    private void next() {
        current = null;
        decoder.next();
        if (current == null && inputEnded && !closing) {
            wire.close();
        }
    }

    private void inputEnded() {
        inputEnded = true;
        ServerExchange exchange = current;
        if (exchange == null || closing) {
            wire.close();
        } else if (raw) {
            rawEnded();
        } else {
            exchange.incoming().fail("unexpected EOF");
            exchange.depart();
            if (exchange.begun()) {
                linger();
            } else if (exchange.delivery().held()) {
                wire.close();
            }
        }
    }

    private void rawEnded() {
        ServerExchange exchange = current;
        Inflow in = exchange == null ? null : exchange.taken();
        if (in != null) {
            in.end();
        }
    }

    private void linger() {
        if (closing) {
            return;
        }
        closing = true;
        wire.read(true);
        if (inputEnded) {
            wire.closeAfterFlush();
        } else {
            wire.endAfterFlush();
        }
    }
}
