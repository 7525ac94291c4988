package io.github.runner4j.container;

import java.util.List;

/**
 * How a command in a container ended.
 *
 * @param exitCode its exit code
 * @param lines what it wrote, in the order it arrived
 */
public record ExecResult(int exitCode, List<LogLine> lines) {

    /** Keeps its own copy. */
    public ExecResult {
        lines = List.copyOf(lines);
    }

    /**
     * What it wrote to one of its outputs.
     *
     * @param stream which output
     * @return the lines, joined by line ends
     */
    public String text(LogLine.Stream stream) {
        return String.join(
                "\n",
                lines.stream()
                        .filter(line -> line.stream() == stream)
                        .map(LogLine::text)
                        .toList());
    }
}
