package io.github.runner4j.testkit.internal.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelFuture;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.FileRegion;
import io.netty.channel.nio.AbstractNioByteChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A connection over a Unix socket that stays open when the client closes its half: Netty's own class closes it then. */
final class UnixConnection extends AbstractNioByteChannel {

    private final ChannelConfig config = new DefaultChannelConfig(this);
    private boolean inputEnded;

    UnixConnection(Channel parent, SocketChannel channel) {
        super(parent, channel);
    }

    @Override
    public ChannelConfig config() {
        return config;
    }

    @Override
    public boolean isActive() {
        return javaChannel().isOpen() && javaChannel().isConnected();
    }

    @Override
    protected SocketChannel javaChannel() {
        return (SocketChannel) super.javaChannel();
    }

    /** Says that there is nothing to read instead of an end, upon which Netty would close both halves. */
    @Override
    protected int doReadBytes(ByteBuf buffer) throws IOException {
        var handle = unsafe().recvBufAllocHandle();
        handle.attemptedBytesRead(buffer.writableBytes());
        int read = buffer.writeBytes(javaChannel(), handle.attemptedBytesRead());
        if (read < 0) {
            inputEnded = true;
            clearReadPending();
            eventLoop().execute(() -> pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE));
            return 0;
        }
        return read;
    }

    @Override
    protected void doBeginRead() throws Exception {
        if (!inputEnded) {
            super.doBeginRead();
        }
    }

    @Override
    protected boolean isInputShutdown0() {
        return inputEnded;
    }

    @Override
    protected ChannelFuture shutdownInput() {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void doShutdownOutput() throws IOException {
        javaChannel().shutdownOutput();
    }

    /** Tells the client that there is no more. */
    void shutdownOutput() {
        ((AbstractUnsafe) unsafe()).shutdownOutput(newPromise());
    }

    @Override
    protected int doWriteBytes(ByteBuf buffer) throws IOException {
        return buffer.readBytes(javaChannel(), buffer.readableBytes());
    }

    @Override
    protected long doWriteFileRegion(FileRegion region) throws IOException {
        return region.transferTo(javaChannel(), region.transferred());
    }

    @Override
    protected @Nullable SocketAddress localAddress0() {
        return null;
    }

    @Override
    protected @Nullable SocketAddress remoteAddress0() {
        return null;
    }

    @Override
    protected void doBind(SocketAddress address) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected boolean doConnect(SocketAddress remote, SocketAddress local) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void doFinishConnect() {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void doDisconnect() throws Exception {
        doClose();
    }

    @Override
    protected void doClose() throws Exception {
        super.doClose();
        javaChannel().close();
    }
}
