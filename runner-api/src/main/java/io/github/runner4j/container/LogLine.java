package io.github.runner4j.container;

import java.time.Instant;
import java.util.Optional;

/**
 * One line that a container's program wrote.
 *
 * @param stream where it wrote to
 * @param at when, if timestamps were asked for
 * @param text the line without its end
 */
public record LogLine(Stream stream, Optional<Instant> at, String text) {

    /** The program's two outputs. With a terminal both arrive as {@link #STDOUT}. */
    public enum Stream {
        /** Standard output. */
        STDOUT,
        /** Standard error. */
        STDERR
    }
}
