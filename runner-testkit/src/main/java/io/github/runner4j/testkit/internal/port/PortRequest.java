package io.github.runner4j.testkit.internal.port;

/**
 * That a port of a container is to be published.
 *
 * @param port the container's port
 * @param hostIp the address of this machine; {@code ""} for all
 * @param range the ports of this machine
 */
public record PortRequest(ContainerPort port, String hostIp, PortRange range) {

    /** The address as it was asked for, and as it is told. */
    String address() {
        return hostIp.isEmpty() ? "0.0.0.0" : hostIp;
    }

    /** Whether it is to be reached at every address of this machine. */
    boolean everywhere() {
        return address().equals("0.0.0.0");
    }
}
