package io.github.runner4j.container;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Collection;
import java.util.List;

/**
 * Asks whether ports of this machine are free. The answer is a hint: only the engine decides, and another program may take the
 * port in the next moment.
 */
public final class Ports {

    private Ports() {}

    /**
     * Whether a TCP port of loopback is free.
     *
     * @param port 1 to 65535
     * @return true when it could be listened on just now
     */
    public static boolean isFree(int port) {
        return isFree("127.0.0.1", port, "tcp");
    }

    /**
     * Whether a port is free.
     *
     * @param address an address of this machine
     * @param port 1 to 65535
     * @param protocol {@code tcp} or {@code udp}
     * @return true when it could be listened on just now; also when this process may not listen there at all
     */
    public static boolean isFree(String address, int port, String protocol) {
        try {
            InetSocketAddress place = new InetSocketAddress(InetAddress.getByName(address), port);
            return protocol.equals("udp") ? bindUdp(place) : bindTcp(place);
        } catch (IOException e) {
            return e.getMessage() != null && e.getMessage().contains("Permission denied");
        }
    }

    /**
     * Those of several TCP ports of loopback that are taken.
     *
     * @param ports each 1 to 65535
     * @return the taken ones, in the order given
     */
    public static List<Integer> busy(Collection<Integer> ports) {
        return ports.stream().filter(port -> !isFree(port)).toList();
    }

    private static boolean bindTcp(InetSocketAddress place) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            // Connections of an earlier listener that are still closing do not hold the port.
            socket.setReuseAddress(true);
            socket.bind(place);
            return true;
        }
    }

    private static boolean bindUdp(InetSocketAddress place) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(place)) {
            return socket.isBound();
        }
    }
}
