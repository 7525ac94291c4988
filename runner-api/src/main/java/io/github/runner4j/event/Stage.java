package io.github.runner4j.event;

import java.util.Locale;

/** The stages of a launch, in order, and what comes after it. */
public enum Stage {
    /** The source is fetched. */
    FETCH,
    /** The configuration is read and the plan made. */
    PLAN,
    /** The image is built, or found. */
    BUILD,
    /** The container is created and started. */
    START,
    /** The container is waited for until it is ready. */
    WAIT,
    /** The instance runs; what happens then is its own doing. */
    RUN,
    /** The container is stopped and removed. */
    STOP;

    /**
     * The stage in a sentence.
     *
     * @return the name in lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
