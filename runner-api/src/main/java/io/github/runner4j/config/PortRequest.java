package io.github.runner4j.config;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A port of the container, and what is wanted for it on the host. By default the same number is preferred, and any free one
 * taken when that is busy, on loopback. Immutable; each method that sets something gives a new value.
 *
 * @param containerPort the port in the container, 1 to 65535
 * @param protocol {@code tcp} or {@code udp}
 * @param address the host's address to listen on
 * @param hostPort the host port wanted first; absent for any
 * @param range host ports to try next
 * @param exact whether only {@code hostPort} will do
 */
public record PortRequest(
        int containerPort,
        String protocol,
        String address,
        OptionalInt hostPort,
        Optional<Range> range,
        boolean exact) {

    /** The default address: the host itself and nobody else. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final int HIGHEST_PORT = 65_535;

    /**
     * Host ports from one number to another.
     *
     * @param first the first port
     * @param last the last port, included
     */
    public record Range(int first, int last) {

        /** Checks the order. */
        public Range {
            requirePort("The first port of the range", first);
            requirePort("The last port of the range", last);
            if (first > last) {
                throw Invalid.value("The port range", first + "-" + last, "a first port that is not above the last");
            }
        }
    }

    /** Checks the ranges. */
    public PortRequest {
        requirePort("The container's port", containerPort);
        hostPort.ifPresent(port -> requirePort("The host port", port));
        Objects.requireNonNull(address, "address");
        if (exact && hostPort.isEmpty()) {
            throw Invalid.value("An exact host port", "none", "exactly(port) with the port");
        }
        if (!protocol.equals("tcp") && !protocol.equals("udp")) {
            throw Invalid.value("The protocol", protocol, "tcp or udp");
        }
    }

    /**
     * A TCP port that prefers the same number on the host.
     *
     * @param containerPort the port in the container, 1 to 65535
     * @return the request
     */
    public static PortRequest of(int containerPort) {
        return new PortRequest(containerPort, "tcp", LOOPBACK, OptionalInt.of(containerPort), Optional.empty(), false);
    }

    /**
     * Prefers another host port.
     *
     * @param port 1 to 65535
     * @return a new request
     */
    public PortRequest prefer(int port) {
        return new PortRequest(containerPort, protocol, address, OptionalInt.of(port), range, false);
    }

    /**
     * Takes this host port or fails with {@code PORT_ALREADY_IN_USE}.
     *
     * @param port 1 to 65535
     * @return a new request
     */
    public PortRequest exactly(int port) {
        return new PortRequest(containerPort, protocol, address, OptionalInt.of(port), Optional.empty(), true);
    }

    /**
     * Tries these host ports after the preferred one and before any other.
     *
     * @param first the first port
     * @param last the last port, included
     * @return a new request
     */
    public PortRequest range(int first, int last) {
        return new PortRequest(containerPort, protocol, address, hostPort, Optional.of(new Range(first, last)), false);
    }

    /**
     * Takes whatever host port the engine gives.
     *
     * @return a new request
     */
    public PortRequest any() {
        return new PortRequest(containerPort, protocol, address, OptionalInt.empty(), Optional.empty(), false);
    }

    /**
     * Listens on another address of the host.
     *
     * @param newAddress an IPv4 address; {@code 0.0.0.0} opens the port to the network
     * @return a new request
     */
    public PortRequest address(String newAddress) {
        return new PortRequest(containerPort, protocol, newAddress, hostPort, range, exact);
    }

    /**
     * Uses UDP instead of TCP.
     *
     * @return a new request
     */
    public PortRequest udp() {
        return new PortRequest(containerPort, "udp", address, hostPort, range, exact);
    }

    /** As people say it: {@code 3000/tcp}, {@code 3000/tcp on host port 8080 exactly}. */
    @Override
    public String toString() {
        String host = hostPort.isEmpty()
                ? " on any host port"
                : hostPort.getAsInt() == containerPort ? "" : " on host port " + hostPort.getAsInt();
        return containerPort + "/" + protocol + host + (exact ? " exactly" : "")
                + range.map(each -> " or " + each.first() + "-" + each.last()).orElse("")
                + (address.equals(LOOPBACK) ? "" : " at " + address);
    }

    static void requirePort(String what, int port) {
        if (port < 1 || port > HIGHEST_PORT) {
            throw Invalid.value(what, port, "1 to 65535");
        }
    }
}
