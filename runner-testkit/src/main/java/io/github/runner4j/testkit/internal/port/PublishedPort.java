package io.github.runner4j.testkit.internal.port;

/**
 * A port of a container that this machine listens on.
 *
 * @param port the container's port
 * @param hostIp the address of this machine
 * @param hostPort the port of this machine
 */
record PublishedPort(ContainerPort port, String hostIp, int hostPort) {}
