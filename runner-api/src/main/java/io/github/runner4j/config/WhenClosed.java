package io.github.runner4j.config;

/** What becomes of running instances when their runner is closed. */
public enum WhenClosed {
    /** They are stopped and removed. The default. */
    STOP,
    /** They go on; the next runner of the same owner finds them again. */
    LEAVE
}
