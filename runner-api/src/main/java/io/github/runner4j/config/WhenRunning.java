package io.github.runner4j.config;

/** What a launch does when instances of the same component already run. */
public enum WhenRunning {
    /** Starts one more. The default. */
    ADD,
    /**
     * Starts the new one, and when it is ready stops the others. Both run for a moment, so a port that is wanted exactly makes
     * the launch fail while the old one holds it; leave the choice of the port to the runner.
     */
    REPLACE,
    /** Gives back the one that runs, and starts nothing. */
    RETURN
}
