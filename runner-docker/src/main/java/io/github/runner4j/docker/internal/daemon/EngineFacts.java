package io.github.runner4j.docker.internal.daemon;

import java.util.List;
import java.util.Optional;

/**
 * What is known about an engine once it was found.
 *
 * @param kind {@code docker} or {@code podman}
 * @param version its version, as in {@code 20.10.24}; empty when it does not tell
 * @param api the API version spoken with it
 * @param address where it is
 * @param host the address at which its published ports are reached
 * @param local whether it runs on this machine
 * @param builder the builder it prefers: {@code 1} classic, {@code 2} BuildKit
 * @param os the system of its containers: {@code linux}
 * @param discovery each place looked at, and what was found there
 */
public record EngineFacts(
        String kind,
        String version,
        ApiVersion api,
        String address,
        String host,
        boolean local,
        Optional<String> builder,
        String os,
        List<String> discovery) {

    /** The kind of Podman. */
    public static final String PODMAN = "podman";

    /** The kind of the Docker Engine. */
    public static final String DOCKER = "docker";

    /** Keeps its own copy. */
    public EngineFacts {
        discovery = List.copyOf(discovery);
    }

    /**
     * Whether it is Podman.
     *
     * @return true when it is
     */
    public boolean podman() {
        return kind.equals(PODMAN);
    }
}
