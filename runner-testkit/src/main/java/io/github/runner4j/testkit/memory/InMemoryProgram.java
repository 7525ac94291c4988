package io.github.runner4j.testkit.memory;

import io.github.runner4j.container.ContainerState.Health;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.spi.ContainerEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What the program of a container in memory does once it is started. Immutable; each method that sets something gives a new
 * value.
 *
 * @param lines what it writes at its start
 * @param exitCode the exit code with which it ends at once; none when it runs until it is stopped
 * @param stopLines what it writes when it is asked to end
 * @param stopExitCode the exit code with which it ends then; none when it has to be killed
 * @param oomKilled whether its end counts as a lack of memory
 * @param health what its HEALTHCHECK says, if it has one
 * @param missing whether the image does not have it, so that the container cannot be started
 */
public record InMemoryProgram(
        List<LogLine> lines,
        OptionalInt exitCode,
        List<LogLine> stopLines,
        OptionalInt stopExitCode,
        boolean oomKilled,
        Optional<Health> health,
        boolean missing) {

    private static final OptionalInt TERMINATED = OptionalInt.of(ContainerEngine.TERMINATED);

    /** Keeps its own copy. */
    public InMemoryProgram {
        lines = List.copyOf(lines);
        stopLines = List.copyOf(stopLines);
    }

    /**
     * Runs until it is stopped, and ends then as a program does that does not care about SIGTERM: with exit code 143.
     *
     * @param lines what it writes to its standard output
     * @return the program
     */
    public static InMemoryProgram running(String... lines) {
        return new InMemoryProgram(
                lines(LogLine.Stream.STDOUT, lines),
                OptionalInt.empty(),
                List.of(),
                TERMINATED,
                false,
                Optional.empty(),
                false);
    }

    /**
     * Ends at once.
     *
     * @param exitCode its exit code
     * @param lines what it writes to its standard output
     * @return the program
     */
    public static InMemoryProgram ending(int exitCode, String... lines) {
        return new InMemoryProgram(
                lines(LogLine.Stream.STDOUT, lines),
                OptionalInt.of(exitCode),
                List.of(),
                TERMINATED,
                false,
                Optional.empty(),
                false);
    }

    /**
     * Is not there.
     *
     * @return the program
     */
    public static InMemoryProgram absent() {
        return new InMemoryProgram(
                List.of(), OptionalInt.empty(), List.of(), TERMINATED, false, Optional.empty(), true);
    }

    /**
     * Writes more, to its standard error.
     *
     * @param more the lines
     * @return a new program
     */
    public InMemoryProgram stderr(String... more) {
        List<LogLine> all = new ArrayList<>(lines);
        all.addAll(lines(LogLine.Stream.STDERR, more));
        return new InMemoryProgram(all, exitCode, stopLines, stopExitCode, oomKilled, health, missing);
    }

    /**
     * Ends in its own way when it is asked to.
     *
     * @param code the exit code
     * @return a new program
     */
    public InMemoryProgram stopExitCode(int code) {
        return new InMemoryProgram(lines, exitCode, stopLines, OptionalInt.of(code), oomKilled, health, missing);
    }

    /**
     * Writes something when it is asked to end.
     *
     * @param texts the lines, to its standard output
     * @return a new program
     */
    public InMemoryProgram stopLines(String... texts) {
        List<LogLine> last = lines(LogLine.Stream.STDOUT, texts);
        return new InMemoryProgram(lines, exitCode, last, stopExitCode, oomKilled, health, missing);
    }

    /**
     * Does not end when it is asked to.
     *
     * @return a new program
     */
    public InMemoryProgram ignoringStop() {
        return new InMemoryProgram(lines, exitCode, List.of(), OptionalInt.empty(), oomKilled, health, missing);
    }

    /**
     * Has a HEALTHCHECK.
     *
     * @param status what it says: {@code starting}, {@code healthy} or {@code unhealthy}
     * @return a new program
     */
    public InMemoryProgram health(String status) {
        Health told = new Health(status, status.equals(Health.UNHEALTHY) ? 1 : 0, "said " + status);
        return new InMemoryProgram(lines, exitCode, stopLines, stopExitCode, oomKilled, Optional.of(told), missing);
    }

    /**
     * Runs out of memory when it ends.
     *
     * @return a new program
     */
    public InMemoryProgram outOfMemory() {
        return new InMemoryProgram(lines, exitCode, stopLines, stopExitCode, true, health, missing);
    }

    private static List<LogLine> lines(LogLine.Stream stream, String... texts) {
        return Stream.of(texts)
                .map(text -> new LogLine(stream, Optional.empty(), text))
                .toList();
    }
}
