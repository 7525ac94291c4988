package io.github.runner4j.testkit.internal.port;

import io.github.runner4j.testkit.internal.process.Sockets;
import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Listens on a port of this machine and passes connections on to a container. Of UDP it only keeps the port. */
final class PortListener implements Closeable {

    private static final int BACKLOG = 128;
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    private final PortRequest request;
    private final Sockets target;
    private final @Nullable ServerSocket server;
    private final @Nullable DatagramSocket datagrams;
    private final Set<Relay> relays = ConcurrentHashMap.newKeySet();
    private final CountDownLatch served = new CountDownLatch(1);

    private PortListener(
            PortRequest request, Sockets target, @Nullable ServerSocket server, @Nullable DatagramSocket datagrams) {
        this.request = request;
        this.target = target;
        this.server = server;
        this.datagrams = datagrams;
    }

    static PortListener open(PortRequest request, InetAddress address, int port, Sockets target) throws IOException {
        return request.port().protocol().equals(ContainerPort.TCP)
                ? new PortListener(request, target, new ServerSocket(port, BACKLOG, address), null)
                : new PortListener(request, target, null, new DatagramSocket(port, address));
    }

    PortRequest request() {
        return request;
    }

    int port() {
        if (server != null) {
            return server.getLocalPort();
        }
        return datagrams == null ? 0 : datagrams.getLocalPort();
    }

    /** Takes connections until it is closed. */
    void serve(Executor workers) {
        try {
            while (server != null && !server.isClosed()) {
                accept(server, workers);
            }
        } finally {
            served.countDown();
        }
    }

    private void accept(ServerSocket from, Executor workers) {
        try {
            Socket client = from.accept();
            workers.execute(() -> relay(client, workers));
        } catch (IOException e) {
            // Closed, which ends the loop; or a client that was gone before it was taken.
            log("No connection", e);
        }
    }

    private void relay(Socket client, Executor workers) {
        try (client) {
            Optional<Socket> inside = target.connect(request.port().number());
            if (inside.isPresent()) {
                Relay relay = new Relay(client, inside.get(), target.traffic());
                relays.add(relay);
                relay.run(workers, server != null && server.isClosed());
                relays.remove(relay);
            }
        } catch (IOException e) {
            log("A connection has ended", e);
        }
    }

    private void log(String what, IOException e) {
        System.getLogger(PortListener.class.getName()).log(System.Logger.Level.DEBUG, what + ": " + request, e);
    }

    @Override
    public void close() {
        try {
            if (server != null) {
                server.close();
            }
        } catch (IOException e) {
            log("Not closed", e);
        }
        if (datagrams != null) {
            datagrams.close();
        }
        relays.forEach(Relay::close);
        awaitFree();
    }

    /** The system keeps a port until nobody is about to take a connection from it. */
    private void awaitFree() {
        try {
            if (!served.await(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
                System.getLogger(PortListener.class.getName())
                        .log(System.Logger.Level.DEBUG, "Not free yet: " + request);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
