package io.github.runner4j.docker.testing;

import io.github.runner4j.docker.testing.Engines.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Stands in front of a real engine and hands everything on, until a request of a certain kind comes in: then it cuts all
 * connections. Each call has a connection of its own, so the first line of a connection tells what is asked.
 */
public final class FailingEngine implements AutoCloseable {

    private final SocketAddress engine;
    private final UnixDomainSocketAddress own;
    private final ServerSocketChannel server;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean failed = new AtomicBoolean();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "test-failing-engine");
        thread.setDaemon(true);
        return thread;
    });
    private final Pattern moment;
    private final Effect effect;

    private enum Effect {
        DIES,
        RESTARTS,
        HANGS
    }

    private FailingEngine(Engine engine, Path folder, String moment, Effect effect) {
        this.engine = addressOf(URI.create(engine.address().orElse("unix:///var/run/docker.sock")));
        this.own = UnixDomainSocketAddress.of(folder.resolve("e.sock"));
        this.moment = Pattern.compile(moment);
        this.effect = effect;
        try {
            this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    private static SocketAddress addressOf(URI engine) {
        return engine.getScheme().equals("unix")
                ? UnixDomainSocketAddress.of(engine.getPath())
                : new InetSocketAddress(engine.getHost(), engine.getPort());
    }

    /** Dies for good as soon as the answer to such a request begins. */
    public static FailingEngine dies(Engine engine, Path folder, String moment) {
        return new FailingEngine(engine, folder, moment, Effect.DIES);
    }

    /** Cuts all connections once, as soon as the answer to such a request begins; new ones are served. */
    public static FailingEngine restarts(Engine engine, Path folder, String moment) {
        return new FailingEngine(engine, folder, moment, Effect.RESTARTS);
    }

    /** Hands such a request on once, and never hands its answer back. */
    public static FailingEngine hangs(Engine engine, Path folder, String moment) {
        return new FailingEngine(engine, folder, moment, Effect.HANGS);
    }

    public String address() {
        return "unix://" + own.getPath();
    }

    /** Whether the moment has come. */
    public boolean failed() {
        return failed.get();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                open.add(client);
                threads.execute(() -> serve(client));
            }
        } catch (IOException e) {
            // Closed, by the test or by the moment.
        }
    }

    private void serve(SocketChannel client) {
        ByteBuffer first = ByteBuffer.allocate(1 << 16);
        try (client;
                SocketChannel target = SocketChannel.open(engine)) {
            open.add(target);
            if (client.read(first) < 0) {
                return;
            }
            String line = new String(first.array(), 0, first.position(), StandardCharsets.ISO_8859_1)
                    .lines()
                    .findFirst()
                    .orElse("");
            boolean fatal = moment.matcher(line).find() && !failed.get();
            first.flip();
            while (first.hasRemaining()) {
                target.write(first);
            }
            threads.execute(() -> copy(client, target));
            if (fatal && effect == Effect.HANGS) {
                failed.set(true);
                while (target.read(ByteBuffer.allocate(1 << 12)) >= 0) {
                    // Nobody gets to know.
                }
                return;
            }
            if (fatal) {
                target.read(ByteBuffer.allocate(1));
                fail();
                return;
            }
            copy(target, client);
        } catch (IOException e) {
            // One side has gone; the other goes too.
        } finally {
            open.remove(client);
        }
    }

    private static void copy(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        try {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // One side has gone.
        }
    }

    private void fail() throws IOException {
        failed.set(true);
        if (effect == Effect.DIES) {
            server.close();
        }
        for (SocketChannel each : open) {
            each.close();
        }
        open.clear();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (SocketChannel each : open) {
                each.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
