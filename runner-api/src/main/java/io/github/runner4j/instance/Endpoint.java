package io.github.runner4j.instance;

import java.net.URI;

/**
 * Where one of an instance's ports is reached.
 *
 * @param containerPort the port in the container
 * @param protocol {@code tcp} or {@code udp}
 * @param host the host to connect to: the engine's host, not the address it listens on
 * @param port the port to connect to
 */
public record Endpoint(int containerPort, String protocol, String host, int port) {

    /**
     * The endpoint as a URI.
     *
     * @param scheme as in {@code http}
     * @return as in {@code http://127.0.0.1:8080}
     */
    public URI uri(String scheme) {
        String name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return URI.create(scheme + "://" + name + ":" + port);
    }
}
