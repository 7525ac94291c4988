package io.github.runner4j.testkit.contract;

import io.github.runner4j.container.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a program does that a contract lets run in a container. As a command it is a script for a POSIX shell; an engine that has
 * no shell is told in its own way, by these facts. Immutable.
 *
 * @param lines what it writes at its start, output by output
 * @param exitCode the exit code with which it ends at once; none when it runs until it is stopped
 * @param stopLine what it writes to its standard output when it is asked to end, if anything
 * @param stopExitCode the exit code with which it ends then; none when that does not matter
 * @param ignoresStop whether it has to be killed
 * @param missing whether there is no such program
 */
public record ContractProgram(
        List<LogLine> lines,
        OptionalInt exitCode,
        Optional<String> stopLine,
        OptionalInt stopExitCode,
        boolean ignoresStop,
        boolean missing) {

    private static final String WAIT = "while :; do sleep 0.1; done";

    /** Keeps its own copy. */
    public ContractProgram {
        lines = List.copyOf(lines);
    }

    /** Runs until it is stopped. */
    static ContractProgram running(LogLine... lines) {
        return new ContractProgram(
                List.of(lines), OptionalInt.empty(), Optional.empty(), OptionalInt.empty(), false, false);
    }

    /** Ends by itself. */
    static ContractProgram ending(int exitCode, LogLine... lines) {
        return new ContractProgram(
                List.of(lines), OptionalInt.of(exitCode), Optional.empty(), OptionalInt.empty(), false, false);
    }

    /** Says that it is up, runs until it is asked to end, says goodbye and ends in its own way. */
    static ContractProgram endingWhenStopped(int exitCode) {
        return new ContractProgram(
                List.of(stdout("up")),
                OptionalInt.empty(),
                Optional.of("goodbye"),
                OptionalInt.of(exitCode),
                false,
                false);
    }

    /** Says that it is up, and runs until it is killed. */
    static ContractProgram ignoringStop() {
        return new ContractProgram(
                List.of(stdout("up")), OptionalInt.empty(), Optional.empty(), OptionalInt.empty(), true, false);
    }

    /** Does not exist. */
    static ContractProgram absent() {
        return new ContractProgram(List.of(), OptionalInt.empty(), Optional.empty(), OptionalInt.empty(), false, true);
    }

    static LogLine stdout(String text) {
        return new LogLine(LogLine.Stream.STDOUT, Optional.empty(), text);
    }

    static LogLine stderr(String text) {
        return new LogLine(LogLine.Stream.STDERR, Optional.empty(), text);
    }

    /**
     * The program for an engine whose containers have a POSIX shell.
     *
     * @return program and arguments
     */
    public List<String> command() {
        return missing ? List.of("/no/such/program") : List.of("sh", "-c", script());
    }

    private String script() {
        List<String> steps = new ArrayList<>();
        if (ignoresStop) {
            steps.add("trap '' TERM");
        }
        String farewell = stopLine.map(text -> "echo " + text + "; ").orElse("");
        stopExitCode.ifPresent(code -> steps.add("trap '" + farewell + "exit " + code + "' TERM"));
        for (LogLine each : lines) {
            String target = each.stream() == LogLine.Stream.STDERR ? " >&2" : "";
            steps.add("printf '%s\\n' '" + each.text() + "'" + target);
        }
        steps.add(exitCode.isPresent() ? "exit " + exitCode.getAsInt() : WAIT);
        return String.join("; ", steps);
    }
}
