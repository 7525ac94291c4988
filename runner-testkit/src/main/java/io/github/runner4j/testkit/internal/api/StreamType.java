package io.github.runner4j.testkit.internal.api;

/** How the type of a stream of what processes write is called. */
final class StreamType {

    /** From this version of the API on it is told whether a stream has frames. */
    private static final int FIRST_TOLD = 42;

    static final String RAW = "application/vnd.docker.raw-stream";
    private static final String FRAMED = "application/vnd.docker.multiplexed-stream";

    private StreamType() {}

    static String of(ApiVersion api, boolean tty) {
        return tty || !api.isAtLeast(FIRST_TOLD) ? RAW : FRAMED;
    }
}
