package io.github.runner4j.container;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which log lines are wanted. Immutable; each method that sets something gives a new value.
 *
 * @param tail only so many of the last lines
 * @param since only lines written at this time or later
 * @param timestamps whether lines carry their time
 */
public record LogQuery(OptionalInt tail, Optional<Instant> since, boolean timestamps) {

    /**
     * All lines.
     *
     * @return the query
     */
    public static LogQuery all() {
        return new LogQuery(OptionalInt.empty(), Optional.empty(), false);
    }

    /**
     * Only the last lines.
     *
     * @param lines how many, zero or more
     * @return a new query
     */
    public LogQuery tail(int lines) {
        return new LogQuery(OptionalInt.of(Math.max(0, lines)), since, timestamps);
    }

    /**
     * Only lines from a time on.
     *
     * @param time the earliest time
     * @return a new query
     */
    public LogQuery since(Instant time) {
        return new LogQuery(tail, Optional.of(time), timestamps);
    }

    /**
     * Lines with their time.
     *
     * @return a new query
     */
    public LogQuery withTimestamps() {
        return new LogQuery(tail, since, true);
    }
}
