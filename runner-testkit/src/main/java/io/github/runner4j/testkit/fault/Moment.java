package io.github.runner4j.testkit.fault;

import java.util.List;

/**
 * A moment at which something can go wrong. Those of the wire come with each call, whatever it is about; those of the engine
 * come when the engine is about to do something, and nothing of it is done yet.
 *
 * <p>A call passes the moments of the wire in this order: {@link #ON_CONNECT} (once for each connection), {@link #ON_REQUEST},
 * {@link #BEFORE_BODY_READ}, those of the engine, {@link #BEFORE_HEADERS}, {@link #afterBytes(long)}, {@link #BEFORE_END},
 * {@link #AFTER_ANSWER}. The difference that matters to a client: what goes wrong up to {@link #BEFORE_BODY_READ} is not done
 * by the engine; from {@link #BEFORE_HEADERS} on it is done, and the client does not learn of it.
 *
 * @param name its name, as that of the constant or of the factory method
 * @param number which one of several; 0 for a moment that there is only one of
 */
public record Moment(String name, long number) {

    /** A client has connected, and nothing was read from it. No call is known yet: rules that name one do not fit. */
    public static final Moment ON_CONNECT = new Moment("ON_CONNECT");

    /** The headers of a request have come, and the engine has not seen them. */
    public static final Moment ON_REQUEST = new Moment("ON_REQUEST");

    /** The engine begins to read the body of a request. Calls whose body it does not read never come to it. */
    public static final Moment BEFORE_BODY_READ = new Moment("BEFORE_BODY_READ");

    /** The engine has done what it was asked for, or has begun a stream, and nothing of the answer is sent. */
    public static final Moment BEFORE_HEADERS = new Moment("BEFORE_HEADERS");

    /** The body of an answer is sent, but for the mark of its end. */
    public static final Moment BEFORE_END = new Moment("BEFORE_END");

    /** An answer is sent to its end, and the connection waits for the next request. */
    public static final Moment AFTER_ANSWER = new Moment("AFTER_ANSWER");

    /** A container is to be made: its image is known, and its name when the call gives one. */
    public static final Moment CONTAINER_CREATE = new Moment("CONTAINER_CREATE");

    /** A container is to be started. */
    public static final Moment CONTAINER_START = new Moment("CONTAINER_START");

    /** A container runs, from its start to its end: what is to happen to it meanwhile is asked for when it has started. */
    public static final Moment CONTAINER_RUNNING = new Moment("CONTAINER_RUNNING");

    /** A container is to be stopped or restarted. */
    public static final Moment CONTAINER_STOP = new Moment("CONTAINER_STOP");

    /** A signal is to be sent to a container. */
    public static final Moment CONTAINER_KILL = new Moment("CONTAINER_KILL");

    /** A container is to be removed. */
    public static final Moment CONTAINER_REMOVE = new Moment("CONTAINER_REMOVE");

    /** Somebody begins to wait for a container's end. */
    public static final Moment CONTAINER_WAIT = new Moment("CONTAINER_WAIT");

    /** The facts of a container are to be told. */
    public static final Moment CONTAINER_INSPECT = new Moment("CONTAINER_INSPECT");

    /** Containers are to be listed. */
    public static final Moment CONTAINER_LIST = new Moment("CONTAINER_LIST");

    /** Somebody is to be attached to a container. */
    public static final Moment ATTACH = new Moment("ATTACH");

    /** A container's log is to be read. */
    public static final Moment LOGS = new Moment("LOGS");

    /** A container's statistics are to be told. */
    public static final Moment STATS = new Moment("STATS");

    /** Files are to be copied out of a container. */
    public static final Moment ARCHIVE_GET = new Moment("ARCHIVE_GET");

    /** Files are to be copied into a container. */
    public static final Moment ARCHIVE_PUT = new Moment("ARCHIVE_PUT");

    /** A program is to be prepared in a running container. */
    public static final Moment EXEC_CREATE = new Moment("EXEC_CREATE");

    /** A prepared program is to be started in a running container. The call names the program alone: rules that name a container do not fit. */
    public static final Moment EXEC_START = new Moment("EXEC_START");

    /** A program started in a running container runs: what is to happen to it meanwhile is asked for when it has started. */
    public static final Moment EXEC_RUNNING = new Moment("EXEC_RUNNING");

    /** An image is to be pulled. */
    public static final Moment IMAGE_PULL = new Moment("IMAGE_PULL");

    /** An image is to be pushed. */
    public static final Moment IMAGE_PUSH = new Moment("IMAGE_PUSH");

    /** An image is to be built. */
    public static final Moment IMAGE_BUILD = new Moment("IMAGE_BUILD");

    /** An image is to be removed. */
    public static final Moment IMAGE_REMOVE = new Moment("IMAGE_REMOVE");

    /** Somebody begins to listen to events. */
    public static final Moment EVENTS = new Moment("EVENTS");

    /** A network is to be made. */
    public static final Moment NETWORK_CREATE = new Moment("NETWORK_CREATE");

    /** A container is to be connected to a network. */
    public static final Moment NETWORK_CONNECT = new Moment("NETWORK_CONNECT");

    /** A network is to be removed. */
    public static final Moment NETWORK_REMOVE = new Moment("NETWORK_REMOVE");

    /** A volume is to be made. */
    public static final Moment VOLUME_CREATE = new Moment("VOLUME_CREATE");

    /** A volume is to be removed. */
    public static final Moment VOLUME_REMOVE = new Moment("VOLUME_REMOVE");

    /** The daemon reads its clock. Rules for it hold as long as they are there: neither for some calls only, nor now and then. */
    public static final Moment CLOCK = new Moment("CLOCK");

    private static final String AFTER_BYTES = "AFTER_BYTES";
    private static final String IMAGE_BUILD_STEP = "IMAGE_BUILD_STEP";

    private static final List<Moment> WIRE =
            List.of(ON_CONNECT, ON_REQUEST, BEFORE_BODY_READ, BEFORE_HEADERS, BEFORE_END, AFTER_ANSWER);

    private static final List<Moment> ENGINE = List.of(
            CONTAINER_CREATE,
            CONTAINER_START,
            CONTAINER_STOP,
            CONTAINER_KILL,
            CONTAINER_REMOVE,
            CONTAINER_WAIT,
            CONTAINER_INSPECT,
            CONTAINER_LIST,
            ATTACH,
            LOGS,
            STATS,
            ARCHIVE_GET,
            ARCHIVE_PUT,
            EXEC_CREATE,
            EXEC_START,
            IMAGE_PULL,
            IMAGE_PUSH,
            IMAGE_BUILD,
            IMAGE_REMOVE,
            EVENTS,
            NETWORK_CREATE,
            NETWORK_CONNECT,
            NETWORK_REMOVE,
            VOLUME_CREATE,
            VOLUME_REMOVE);

    private Moment(String name) {
        this(name, 0);
    }

    /**
     * So many bytes of an answer's body are sent, counted without the marks that part it into chunks. An answer with a shorter body
     * never comes to it.
     *
     * @param bytes how many; with 0 the headers alone are sent
     * @return the moment
     * @throws IllegalArgumentException when the number is negative
     */
    public static Moment afterBytes(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("No answer has " + bytes + " bytes");
        }
        return new Moment(AFTER_BYTES, bytes);
    }

    /**
     * A step of a build is to be taken. A step is what the engine calls one in {@code Step 3/5 : RUN make}; by BuildKit, each that is
     * needed, in the order in which they are taken.
     *
     * @param step which one, from 1 on
     * @return the moment
     * @throws IllegalArgumentException when there is no such step
     */
    public static Moment imageBuildStep(int step) {
        if (step < 1) {
            throw new IllegalArgumentException("The first step of a build is step 1, not " + step);
        }
        return new Moment(IMAGE_BUILD_STEP, step);
    }

    /**
     * The moments of the wire that there is one of, for tests that go through all.
     *
     * @return all but {@link #afterBytes(long)}
     */
    public static List<Moment> wire() {
        return WIRE;
    }

    /**
     * The moments at which the engine is about to do something, for tests that go through all.
     *
     * @return all but {@link #imageBuildStep(int)}, {@link #CONTAINER_RUNNING} and {@link #EXEC_RUNNING}
     */
    public static List<Moment> engine() {
        return ENGINE;
    }

    /**
     * Whether it is about something that runs, and not about a call.
     *
     * @return whether it is {@link #CONTAINER_RUNNING} or {@link #EXEC_RUNNING}
     */
    public boolean isRunning() {
        return equals(CONTAINER_RUNNING) || equals(EXEC_RUNNING);
    }

    /**
     * Whether it is one of {@link #afterBytes(long)}.
     *
     * @return whether a number of bytes of an answer have been sent
     */
    public boolean isAfterBytes() {
        return name.equals(AFTER_BYTES);
    }

    /**
     * Whether it is one of {@link #imageBuildStep(int)}.
     *
     * @return whether a step of a build is to be taken
     */
    public boolean isImageBuildStep() {
        return name.equals(IMAGE_BUILD_STEP);
    }

    /** As in {@code CONTAINER_START} or {@code AFTER_BYTES(100)}. */
    @Override
    public String toString() {
        return isAfterBytes() || isImageBuildStep() ? name + "(" + number + ")" : name;
    }
}
