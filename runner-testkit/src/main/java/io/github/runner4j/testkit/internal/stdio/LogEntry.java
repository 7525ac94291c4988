package io.github.runner4j.testkit.internal.stdio;

import io.github.runner4j.testkit.files.Content;
import java.time.Instant;

/**
 * What the log keeps together: a line with its end, or a part of a long one.
 *
 * @param at when it was complete
 * @param stream where it was written to
 * @param line its bytes
 */
public record LogEntry(Instant at, StdStream stream, Content line) {}
