package io.github.runner4j.testkit.internal.http;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Takes new connections of one listener and hands each to one of the event loops. */
final class Acceptor extends ChannelInboundHandlerAdapter {

    private final Site site;
    private final Loops loops;
    private final @Nullable SslContext tls;
    private final Set<Channel> connections = ConcurrentHashMap.newKeySet();

    Acceptor(Site site, Loops loops, @Nullable SslContext tls) {
        this.site = site;
        this.loops = loops;
        this.tls = tls;
    }

    @Override
    public boolean isSharable() {
        return true;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        Channel channel = (Channel) message;
        channel.config().setOption(ChannelOption.ALLOCATOR, UnpooledByteBufAllocator.DEFAULT);
        channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        channel.config().setOption(ChannelOption.TCP_NODELAY, true);
        site.faults().connected().ifPresentOrElse(effect -> accept(channel, effect), () -> accept(channel));
    }

    private void accept(Channel channel, Effect effect) {
        if (effect instanceof Effect.Cut) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            channel.unsafe().closeForcibly();
            return;
        }
        channel.config().setAutoRead(!(effect instanceof Effect.Hold) && !(effect instanceof Effect.Task));
        accept(channel);
        if (effect instanceof Effect.Hold hold) {
            hold.until().whenComplete((nothing, failure) -> channel.config().setAutoRead(true));
        }
        if (effect instanceof Effect.Task task) {
            site.work(task.task());
        }
    }

    private void accept(Channel channel) {
        if (tls != null) {
            channel.pipeline().addLast(new EncryptionOnly(tls));
        }
        RequestDecoder decoder = new RequestDecoder();
        channel.pipeline().addLast(decoder, new Connection(site, new Wire(channel, tls != null), decoder));
        loops.next().register(channel).addListener(registered -> {
            if (!registered.isSuccess()) {
                channel.unsafe().closeForcibly();
            }
        });
        connections.add(channel);
        channel.closeFuture().addListener(any -> connections.remove(channel));
    }

    /** One connection that could not be taken must not end the listening. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.channel().config().setAutoRead(true);
    }

    Set<Channel> connections() {
        return connections;
    }
}
