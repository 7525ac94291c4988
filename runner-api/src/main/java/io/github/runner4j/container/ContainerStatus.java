package io.github.runner4j.container;

import java.util.Locale;

/** What a container does. Source: Engine API, {@code State.Status}. */
public enum ContainerStatus {
    /** Made, not started. */
    CREATED,
    /** Its program runs. */
    RUNNING,
    /** Its program is frozen. */
    PAUSED,
    /** Ended, and about to be started again by the engine. */
    RESTARTING,
    /** Being removed. */
    REMOVING,
    /** Its program ended. */
    EXITED,
    /** Could not be removed. */
    DEAD,
    /** A word this library does not know. */
    UNKNOWN;

    /**
     * Reads the engine's word.
     *
     * @param word as in {@code running}; Podman also says {@code configured}, {@code initialized}, {@code stopped}
     * @return the status, {@link #UNKNOWN} for an unknown word
     */
    public static ContainerStatus parse(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "created", "configured", "initialized" -> CREATED;
            case "running", "stopping" -> RUNNING;
            case "paused" -> PAUSED;
            case "restarting" -> RESTARTING;
            case "removing" -> REMOVING;
            case "exited", "stopped" -> EXITED;
            case "dead" -> DEAD;
            default -> UNKNOWN;
        };
    }
}
