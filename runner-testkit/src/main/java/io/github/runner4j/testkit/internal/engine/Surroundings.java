package io.github.runner4j.testkit.internal.engine;

import io.github.runner4j.testkit.time.Time;
import io.github.runner4j.testkit.wire.Dialect;
import java.util.concurrent.Executor;

/**
 * What each part of a fake engine works with.
 *
 * @param dialect which engine it speaks like
 * @param time its time
 * @param workers runs what may block, each task on a thread of its own
 * @param ids makes ids
 * @param events what happened
 * @param gate what goes wrong
 */
public record Surroundings(Dialect dialect, Time time, Executor workers, Ids ids, EventLog events, Gate gate) {

    /** Nothing goes wrong. */
    public Surroundings(Dialect dialect, Time time, Executor workers, Ids ids, EventLog events) {
        this(dialect, time, workers, ids, events, Gate.OPEN);
    }
}
