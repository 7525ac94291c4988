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
 */
public record Surroundings(Dialect dialect, Time time, Executor workers, Ids ids, EventLog events) {}
