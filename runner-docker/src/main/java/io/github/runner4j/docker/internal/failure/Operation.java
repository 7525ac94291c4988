package io.github.runner4j.docker.internal.failure;

/** What was being done when something failed; the same words mean different things in different operations. */
public enum Operation {
    /** Finding the engine: ping, version, info. */
    CONNECT(Area.ENGINE),
    /** Building an image. */
    BUILD(Area.BUILD),
    /** Pulling an image. */
    PULL(Area.REGISTRY),
    /** Pushing an image. */
    PUSH(Area.REGISTRY),
    /** Checking a registry's credentials. */
    LOGIN(Area.REGISTRY),
    /** Loading images from an archive. */
    LOAD(Area.ARCHIVE),
    /** Copying files into or out of a container. */
    COPY(Area.ARCHIVE),
    /** Creating a container, starting it, or both. */
    RUN(Area.ENGINE),
    /** Running a command in a container that is there already. */
    EXEC(Area.ENGINE),
    /** Any other call to the engine: stop, inspect, list, logs, remove, update, networks, volumes, tags. */
    ENGINE(Area.ENGINE),
    /** Anything done with a Git repository. */
    GIT(Area.GIT);

    /** Which tables apply. */
    enum Area {
        ENGINE,
        ARCHIVE,
        REGISTRY,
        BUILD,
        GIT
    }

    private final Area area;

    Operation(Area area) {
        this.area = area;
    }

    Area area() {
        return area;
    }
}
