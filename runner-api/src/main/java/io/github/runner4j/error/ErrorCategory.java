package io.github.runner4j.error;

/** The part of the world that a failure comes from. */
public enum ErrorCategory {
    /** The container engine and what it runs. */
    DOCKER,
    /** A value that somebody wrote. */
    CONFIG,
    /** Trust and permission. */
    SECURITY,
    /** Hosts that cannot be reached, ports that are taken. */
    NETWORK,
    /** Memory, disk, processes. */
    RESOURCE,
    /** Repositories. */
    GIT,
    /** Image registries. */
    REGISTRY
}
