package io.github.runner4j.testkit.internal.http;

import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelMetadata;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.ServerChannel;
import io.netty.channel.ServerChannelRecvByteBufAllocator;
import io.netty.channel.nio.AbstractNioMessageChannel;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Listens on a Unix socket, and removes its file at the end. */
final class UnixListener extends AbstractNioMessageChannel implements ServerChannel {

    private static final int BACKLOG = 4096;
    private static final int ACCEPTED_AT_ONCE = 16;
    private static final ChannelMetadata METADATA = new ChannelMetadata(false, ACCEPTED_AT_ONCE);

    private final ChannelConfig config = new DefaultChannelConfig(this);
    private volatile @Nullable UnixDomainSocketAddress bound;

    private UnixListener(ServerSocketChannel channel) {
        super(null, channel, SelectionKey.OP_ACCEPT);
        config.setRecvByteBufAllocator(new ServerChannelRecvByteBufAllocator());
    }

    static UnixListener open() throws IOException {
        return new UnixListener(ServerSocketChannel.open(StandardProtocolFamily.UNIX));
    }

    @Override
    public ChannelConfig config() {
        return config;
    }

    @Override
    public ChannelMetadata metadata() {
        return METADATA;
    }

    @Override
    public boolean isActive() {
        return isOpen() && bound != null;
    }

    @Override
    protected ServerSocketChannel javaChannel() {
        return (ServerSocketChannel) super.javaChannel();
    }

    @Override
    protected void doBind(SocketAddress address) throws IOException {
        javaChannel().bind(address, BACKLOG);
        bound = (UnixDomainSocketAddress) address;
    }

    @Override
    protected int doReadMessages(List<Object> accepted) throws IOException {
        SocketChannel channel = javaChannel().accept();
        if (channel == null) {
            return 0;
        }
        accepted.add(new UnixConnection(this, channel));
        return 1;
    }

    @Override
    protected void doClose() throws Exception {
        super.doClose();
        javaChannel().close();
        UnixDomainSocketAddress address = bound;
        if (address != null) {
            Files.deleteIfExists(address.getPath());
        }
    }

    @Override
    protected @Nullable SocketAddress localAddress0() {
        return bound;
    }

    @Override
    protected @Nullable SocketAddress remoteAddress0() {
        return null;
    }

    @Override
    protected boolean doWriteMessage(Object message, ChannelOutboundBuffer buffer) {
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
    protected void doDisconnect() {
        throw new UnsupportedOperationException();
    }
}
