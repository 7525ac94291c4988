package io.github.runner4j.container;

/**
 * A port of the container on a port of the host.
 *
 * @param containerPort the container's port
 * @param protocol {@code tcp} or {@code udp}
 * @param address the host's address
 * @param hostPort the host's port; 0 in a request lets the engine choose
 */
public record PortBinding(int containerPort, String protocol, String address, int hostPort) {

    @Override
    public String toString() {
        return address + ":" + hostPort + "->" + containerPort + "/" + protocol;
    }
}
