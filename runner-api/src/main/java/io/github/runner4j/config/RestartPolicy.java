package io.github.runner4j.config;

/** What the engine does when a container ends by itself. */
public enum RestartPolicy {
    /** Leaves it ended. The default. */
    NO,
    /** Starts it again unless it was stopped. */
    UNLESS_STOPPED,
    /** Starts it again always, also when the engine starts. */
    ALWAYS,
    /** Starts it again when its exit code was not 0. */
    ON_FAILURE;

    /**
     * The engines' word for it.
     *
     * @return the name in the Engine API, such as {@code unless-stopped}
     */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
