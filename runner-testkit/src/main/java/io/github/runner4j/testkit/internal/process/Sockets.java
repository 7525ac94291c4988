package io.github.runner4j.testkit.internal.process;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Who listens on which port of a container; really they listen on free ports of this machine's loopback. */
public final class Sockets {

    private final Map<Integer, ServerSocket> listeners = new ConcurrentHashMap<>();
    private final Traffic traffic = new Traffic();
    private final boolean host;

    /** Of a container with a network of its own. */
    public Sockets() {
        this(false);
    }

    private Sockets(boolean host) {
        this.host = host;
    }

    /** Of a container that has this machine's network: its listeners have the ports that they ask for. */
    public static Sockets ofThisMachine() {
        return new Sockets(true);
    }

    /** What passes through published ports. */
    public Traffic traffic() {
        return traffic;
    }

    ServerSocket listen(int port, Consumer<Socket> connected) throws IOException {
        ServerSocket listener = new Listener(host ? port : 0, connected);
        ServerSocket other =
                listeners.compute(port, (number, there) -> there == null || there.isClosed() ? listener : there);
        if (other != listener) {
            listener.close();
            throw new BindException("Address already in use");
        }
        return listener;
    }

    /** The ports that somebody listens on. */
    public SortedSet<Integer> ports() {
        listeners.values().removeIf(ServerSocket::isClosed);
        return new TreeSet<>(listeners.keySet());
    }

    /** A connection to whoever listens on a port; nothing when nobody does. */
    public Optional<Socket> connect(int port) throws IOException {
        ServerSocket listener = listeners.get(port);
        if (listener == null || listener.isClosed()) {
            return host ? Optional.of(new Socket(InetAddress.getLoopbackAddress(), port)) : Optional.empty();
        }
        return Optional.of(new Socket(listener.getInetAddress(), listener.getLocalPort()));
    }
}
