package io.github.runner4j.testkit.internal.http;

import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The event loops of a server, however many connections it has. Netty's own group would start a thread of its own at the end. */
final class Loops {

    private static final int NUMBER = 2;
    private static final long CLOSE_SECONDS = 5;

    private final List<EventLoop> loops;
    private final AtomicInteger turn = new AtomicInteger();

    Loops(Executor threads) {
        IoHandlerFactory nio = NioIoHandler.newFactory();
        this.loops = Stream.generate(() -> (EventLoop) new SingleThreadIoEventLoop(null, threads, nio))
                .limit(NUMBER)
                .toList();
    }

    /** Each in turn. */
    EventLoop next() {
        return loops.get(Math.floorMod(turn.getAndIncrement(), NUMBER));
    }

    /**
     * Waits until the system has closed what was closed: the JDK closes a socket that is registered with a selector when the selector
     * is used next. What is scheduled is run after that.
     */
    void settle() {
        List<Future<?>> settled = new ArrayList<>();
        loops.forEach(each -> settled.add(each.schedule(() -> {}, 0, TimeUnit.NANOSECONDS)));
        settled.forEach(each -> each.awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS));
    }

    /** Ends them, and waits for that for at most some seconds. */
    void close() {
        List<Future<?>> ends = new ArrayList<>();
        loops.forEach(each -> ends.add(each.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS)));
        ends.forEach(each -> each.awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS));
    }
}
