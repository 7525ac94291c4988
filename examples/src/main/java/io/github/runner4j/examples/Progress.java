package io.github.runner4j.examples;

import io.github.runner4j.event.RunEvent;

/** Shows how far a launch is. */
interface Progress extends AutoCloseable {

    /** Something happened. */
    void event(RunEvent event);

    /** Leaves the place to others. Idempotent. */
    @Override
    void close();
}
