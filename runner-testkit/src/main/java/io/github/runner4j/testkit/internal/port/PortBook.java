package io.github.runner4j.testkit.internal.port;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.process.Sockets;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

/** Which ports of this machine the containers of an engine have. Safe for use by several threads. */
public final class PortBook {

    private static final String PROXY = "Error starting userland proxy: ";

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Taken> taken = new HashSet<>();
    private final Executor workers;

    private record Taken(String address, String protocol, int port) {}

    public PortBook(Executor workers) {
        this.workers = workers;
    }

    /** Listens for a container; refused when the port is taken. */
    PortListener open(PortRequest request, Sockets target) {
        lock.lock();
        try {
            for (int port = request.range().first(); port <= request.range().last(); port++) {
                if (!taken.contains(entry(request, port))) {
                    return listen(request, port, target);
                }
            }
        } finally {
            lock.unlock();
        }
        PortRange range = request.range();
        throw Refusal.broken(
                range.first() == range.last()
                        ? "Bind for " + request.address() + ":" + range.first() + " failed: port is already allocated"
                        : "all ports are allocated");
    }

    /** The port is free again. */
    void close(PortListener listener) {
        listener.close();
        lock.lock();
        try {
            taken.remove(entry(listener.request(), listener.port()));
        } finally {
            lock.unlock();
        }
    }

    private PortListener listen(PortRequest request, int port, Sockets target) {
        String protocol = request.port().protocol();
        if (!protocol.equals(ContainerPort.TCP) && !protocol.equals("udp")) {
            throw Refusal.broken(PROXY + "protocol not supported");
        }
        try {
            PortListener listener = PortListener.open(request, address(request), port, target);
            taken.add(entry(request, listener.port()));
            workers.execute(() -> listener.serve(workers));
            return listener;
        } catch (IOException e) {
            String family = request.address().contains(":") ? "6" : "4";
            String where = protocol + family + " " + host(request.address()) + ":" + port;
            throw Refusal.broken(PROXY + "listen " + where + ": bind: " + reason(e));
        }
    }

    /** A test kit is not to be reached from elsewhere, unless that was asked for. */
    private static InetAddress address(PortRequest request) throws IOException {
        return request.everywhere() ? InetAddress.getLoopbackAddress() : InetAddress.getByName(request.address());
    }

    private static String host(String address) {
        return address.contains(":") ? "[" + address + "]" : address;
    }

    private static String reason(IOException e) {
        boolean foreign =
                String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("assign");
        return e instanceof BindException && !foreign ? "address already in use" : "cannot assign requested address";
    }

    private static Taken entry(PortRequest request, int port) {
        return new Taken(request.address(), request.port().protocol(), port);
    }
}
