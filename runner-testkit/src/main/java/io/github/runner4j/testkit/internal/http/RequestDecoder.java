package io.github.runner4j.testkit.internal.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one request, and the next one when told: what the client sent after the first stays as it is meanwhile, because only
 * the answer decides whether that is a request or raw bytes.
 */
final class RequestDecoder extends HttpRequestDecoder {

    /** Source: {@code DefaultMaxHeaderBytes} of Go's net/http. */
    private static final int MOST_HEADER_BYTES = 1 << 20;

    private static final int CHUNK = 64 * 1024;

    private boolean waiting;
    private @Nullable ChannelHandlerContext context;
    private @Nullable Object heldEnd;

    RequestDecoder() {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(MOST_HEADER_BYTES)
                .setMaxHeaderSize(MOST_HEADER_BYTES)
                .setMaxChunkSize(CHUNK));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        if (waiting) {
            return;
        }
        super.decode(ctx, in, out);
        waiting = !out.isEmpty() && out.get(out.size() - 1) instanceof LastHttpContent;
    }

    /** Netty throws away what was not decoded when the client closes its half, so that it must not hear of that too early. */
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
        if (event instanceof ChannelInputShutdownEvent && waiting) {
            heldEnd = event;
            ctx.fireUserEventTriggered(event);
        } else {
            super.userEventTriggered(ctx, event);
        }
    }

    /** Goes on with the next request. */
    void next() {
        ChannelHandlerContext ctx = context;
        if (ctx == null || ctx.isRemoved()) {
            return;
        }
        waiting = false;
        try {
            channelRead(ctx, Unpooled.EMPTY_BUFFER);
            Object end = heldEnd;
            if (end != null && !waiting) {
                heldEnd = null;
                super.userEventTriggered(ctx, end);
            }
        } catch (Exception e) {
            ctx.fireExceptionCaught(e);
        }
    }

    /** Lets what follows through as it is. */
    void leave() {
        ChannelHandlerContext ctx = context;
        if (ctx != null && !ctx.isRemoved()) {
            ctx.pipeline().remove(this);
        }
    }
}
