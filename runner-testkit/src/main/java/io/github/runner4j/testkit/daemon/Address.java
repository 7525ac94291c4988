package io.github.runner4j.testkit.daemon;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

/** Addresses as {@code DOCKER_HOST} has them, and as the system has them. */
final class Address {

    private Address() {}

    /** Reads {@code unix:///path} or {@code tcp://host:port}; the host has to be of this machine's loopback. */
    static SocketAddress parse(URI uri) {
        if ("unix".equals(uri.getScheme())
                && uri.getPath() != null
                && uri.getPath().length() > 1) {
            return UnixDomainSocketAddress.of(Path.of(uri.getPath()));
        }
        if ("tcp".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() >= 0) {
            return new InetSocketAddress(loopback(uri), uri.getPort());
        }
        throw new IllegalArgumentException(
                "A fake daemon cannot listen at \"" + uri + "\": use unix:///path/to.sock or tcp://127.0.0.1:0.");
    }

    private static InetAddress loopback(URI uri) {
        try {
            InetAddress address = InetAddress.getByName(uri.getHost());
            if (address.isLoopbackAddress()) {
                return address;
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("A fake daemon cannot listen at \"" + uri + "\": unknown host.", e);
        }
        throw new IllegalArgumentException("A fake daemon listens on loopback alone, and \"" + uri
                + "\" is open to others: use tcp://127.0.0.1:" + uri.getPort() + ".");
    }

    static URI format(SocketAddress address) {
        if (address instanceof UnixDomainSocketAddress unix) {
            return URI.create("unix://" + unix.getPath().toUri().getRawPath());
        }
        InetSocketAddress tcp = (InetSocketAddress) address;
        String host = tcp.getAddress().getHostAddress();
        return URI.create("tcp://" + (host.contains(":") ? "[::1]" : host) + ":" + tcp.getPort());
    }
}
