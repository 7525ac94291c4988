package io.github.runner4j.testkit.internal.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Serves HTTP/1.1 over TCP and Unix sockets with a handful of threads. */
public final class HttpServer implements AutoCloseable {

    private static final int BACKLOG = 4096;

    private final ReentrantLock lock = new ReentrantLock();
    private final Builder settings;
    private final Loops loops;
    private final List<Acceptor> acceptors = new ArrayList<>();
    private final List<Channel> listeners = new ArrayList<>();
    /** Where it listens, with the ports that it was given. */
    private List<SocketAddress> addresses = List.of();

    private boolean closed;

    private HttpServer(Builder settings) {
        this.settings = settings;
        this.loops = new Loops(settings.loops);
        SslContext tls = settings.tls == null ? null : settings.tls.context();
        Site site = new Site(settings.handler, settings.workers, settings.clock, settings.calls, settings.faults);
        for (SocketAddress address : settings.addresses) {
            acceptors.add(new Acceptor(site, loops, address instanceof UnixDomainSocketAddress ? null : tls));
        }
    }

    /**
     * What it takes to serve.
     *
     * @param handler answers
     * @param loops runs the event loops, two tasks as long as the server lives
     * @param workers runs the handler
     */
    public static Builder builder(Handler handler, Executor loops, Executor workers) {
        return new Builder(handler, loops, workers);
    }

    /** Where it listens, in the order in which that was asked for; it has kept its ports when it does not at the moment. */
    public List<SocketAddress> addresses() {
        lock.lock();
        try {
            return addresses;
        } finally {
            lock.unlock();
        }
    }

    /** How many clients are connected. */
    public int connections() {
        return channels().size();
    }

    /** Listens again after {@link #unlisten()}, at the same addresses; nothing when it does, or is closed. */
    public void listen() throws IOException {
        lock.lock();
        try {
            List<SocketAddress> wanted = addresses.isEmpty() ? settings.addresses : addresses;
            if (closed || !listeners.isEmpty()) {
                return;
            }
            List<SocketAddress> bound = new ArrayList<>();
            for (int i = 0; i < wanted.size(); i++) {
                bound.add(bind(wanted.get(i), acceptors.get(i)));
            }
            addresses = List.copyOf(bound);
        } catch (IOException e) {
            // All or none: what comes next tries all again.
            unlisten();
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more connections, so that clients are refused; those there are stay. */
    public void unlisten() {
        lock.lock();
        try {
            if (!listeners.isEmpty()) {
                listeners.forEach(each -> each.close().awaitUninterruptibly());
                listeners.clear();
                loops.settle();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Closes the connections there are, whatever they are at. */
    public void drop() {
        List<ChannelFuture> closing = channels().stream().map(Channel::close).toList();
        closing.forEach(ChannelFuture::awaitUninterruptibly);
    }

    /** Closes everything; no thread of it is left afterwards. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        unlisten();
        drop();
        loops.close();
    }

    private SocketAddress bind(SocketAddress address, Acceptor acceptor) throws IOException {
        boolean unix = address instanceof UnixDomainSocketAddress;
        Channel listener = unix ? UnixListener.open() : new NioServerSocketChannel();
        if (!unix) {
            listener.config().setOption(ChannelOption.SO_BACKLOG, BACKLOG);
            listener.config().setOption(ChannelOption.SO_REUSEADDR, true);
        }
        listener.pipeline().addLast(acceptor);
        loops.next().register(listener).awaitUninterruptibly();
        ChannelFuture bound = listener.bind(address)
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "Cannot listen at " + address + ": " + bound.cause().getMessage(), bound.cause());
        }
        listeners.add(listener);
        return listener.localAddress();
    }

    private Set<Channel> channels() {
        return acceptors.stream().flatMap(each -> each.connections().stream()).collect(Collectors.toSet());
    }

    /** Where a server listens, and how. */
    public static final class Builder {

        private final Handler handler;
        private final Executor loops;
        private final Executor workers;
        private final List<SocketAddress> addresses = new ArrayList<>();
        private Clock clock = Clock.systemUTC();
        private CallLog calls = new CallLog();
        private WireFaults faults = WireFaults.NONE;
        private @Nullable Tls tls;

        private Builder(Handler handler, Executor loops, Executor workers) {
            this.handler = handler;
            this.loops = loops;
            this.workers = workers;
        }

        /** Also listens there: port 0 is any free one. */
        public Builder listen(SocketAddress address) {
            addresses.add(address);
            return this;
        }

        /** What time it is; the machine's own without. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** Records the calls there. */
        public Builder calls(CallLog calls) {
            this.calls = calls;
            return this;
        }

        /** What goes wrong; nothing without. */
        public Builder faults(WireFaults faults) {
            this.faults = faults;
            return this;
        }

        /** Encrypts connections over TCP; none are without. */
        public Builder tls(Optional<Tls> tls) {
            this.tls = tls.orElse(null);
            return this;
        }

        /** Starts it. */
        public HttpServer start() throws IOException {
            HttpServer server = new HttpServer(this);
            try {
                server.listen();
                return server;
            } catch (IOException | RuntimeException e) {
                server.close();
                throw e;
            }
        }
    }
}
