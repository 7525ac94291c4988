package io.github.runner4j.examples.process;

import io.github.runner4j.container.LogLine;
import io.github.runner4j.container.LogQuery;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/** The last lines that a program wrote. The engine's monitor guards it. */
final class ProcessLog {

    private static final int MOST_LINES = 10_000;

    private final Deque<LogLine> lines = new ArrayDeque<>();
    private long dropped;

    void add(LogLine line) {
        lines.add(line);
        if (lines.size() > MOST_LINES) {
            lines.remove();
            dropped++;
        }
    }

    /** The number of the next line that will be written, from 0. */
    long end() {
        return dropped + lines.size();
    }

    /** The line of a number, or the oldest one that is left; nothing when it is not written yet. */
    Optional<LogLine> line(long number) {
        return lines.stream().skip(Math.max(0, number - dropped)).findFirst();
    }

    /** The number of the first line that a query wants. */
    long first(LogQuery query) {
        long tail = end() - query.tail().orElse(lines.size());
        return Math.max(firstSince(query.since()), tail);
    }

    private long firstSince(Optional<Instant> since) {
        long number = dropped;
        Iterator<LogLine> all = lines.iterator();
        while (since.isPresent()
                && all.hasNext()
                && all.next().at().orElse(Instant.MAX).isBefore(since.get())) {
            number++;
        }
        return number;
    }
}
