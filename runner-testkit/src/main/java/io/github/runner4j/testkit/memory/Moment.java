package io.github.runner4j.testkit.memory;

/** A moment in the work of the ports in memory at which a {@link Script} may step in. */
public enum Moment {
    /** Before a source is looked for. */
    SOURCE_FETCH,
    /** The tree is there, and not given out yet. */
    SOURCE_FETCHED,
    /** Before an image is looked for. */
    IMAGE_FIND,
    /** Before an image is built. */
    IMAGE_BUILD,
    /** The image is there, and not given out yet. */
    IMAGE_BUILT,
    /** Before an image is removed. */
    IMAGE_REMOVE,
    /** Before the inputs of a build are told. */
    IMAGE_INPUTS,
    /** Before images are listed. */
    IMAGE_LIST,
    /** Before the engine tells about itself. */
    ENGINE_INFO,
    /** Before the engine's events are listened to. */
    ENGINE_EVENTS,
    /** Before a container is made. */
    CONTAINER_CREATE,
    /** The container is made, and its id not given out yet. */
    CONTAINER_CREATED,
    /** Before a container is started. */
    CONTAINER_START,
    /** The container runs, and the call has not returned yet. */
    CONTAINER_STARTED,
    /** Before a container is stopped. */
    CONTAINER_STOP,
    /** Before a container is removed. */
    CONTAINER_REMOVE,
    /** Before containers are listed. */
    CONTAINER_LIST,
    /** Before a container is inspected. */
    CONTAINER_INSPECT,
    /** Before a log is read. */
    CONTAINER_LOGS,
    /** Before a command is run. */
    CONTAINER_EXEC,
    /** Before counters are read. */
    CONTAINER_SAMPLE,
    /** Before limits are changed. */
    CONTAINER_UPDATE
}
