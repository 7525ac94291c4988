package io.github.runner4j.testkit.internal.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Our end of a connection: what can be done with it, whatever it is made of. A connection whose writing fails is closed by Netty. */
final class Wire {

    /** How long a client may take to notice the end before its connection is closed on it. Source: {@code rstAvoidanceDelay} of Go's net/http. */
    private static final long LINGER_MILLIS = 500;

    private final Channel channel;
    private final boolean secure;

    Wire(Channel channel, boolean secure) {
        this.channel = channel;
        this.secure = secure;
    }

    /** Does something on the event loop, in the order of asking; nothing once the server is closed. */
    void run(Runnable step) {
        try {
            channel.eventLoop().execute(step);
        } catch (RejectedExecutionException e) {
            // The server is closed, and with it the connection: nobody waits for this.
        }
    }

    /** Sends bytes at the next flush. */
    void write(ByteBuf bytes) {
        Future<?> unused = channel.write(bytes);
    }

    /** Sends bytes at the next flush, and does something once they have left, or never will. */
    void write(ByteBuf bytes, Runnable left) {
        channel.write(bytes).addListener(any -> left.run());
    }

    void flush() {
        channel.flush();
    }

    /** Whether what the client sends is read. */
    void read(boolean on) {
        channel.config().setAutoRead(on);
    }

    void close() {
        Future<?> unused = channel.close();
    }

    /** Breaks off, so that the client notices, once all has left: in a moment at most. */
    void cutAfterFlush() {
        afterFlush(() -> {
            if (channel instanceof SocketChannel) {
                channel.config().setOption(ChannelOption.SO_LINGER, 0);
            }
            close();
        });
        closeSoon();
    }

    /** Closes in a moment, unless the client does. */
    void closeSoon() {
        Future<?> unused = channel.eventLoop().schedule(this::close, LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Closes once all has left. */
    void closeAfterFlush() {
        afterFlush(this::close);
    }

    /** Ends our half once all has left, and closes when the client has noticed: closing at once could lose it what it has not read. */
    void endAfterFlush() {
        if (secure) {
            // The end of one half is not a thing that all clients of TLS know.
            closeAfterFlush();
            return;
        }
        afterFlush(() -> {
            endOutput();
            closeSoon();
        });
    }

    private void afterFlush(Runnable action) {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(flushed -> {
            if (flushed.isSuccess()) {
                action.run();
            }
        });
    }

    private void endOutput() {
        if (channel instanceof SocketChannel tcp) {
            tcp.shutdownOutput().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        } else if (channel instanceof UnixConnection unix) {
            unix.shutdownOutput();
        }
    }
}
