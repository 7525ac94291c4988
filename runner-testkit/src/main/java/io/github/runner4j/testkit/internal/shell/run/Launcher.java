package io.github.runner4j.testkit.internal.shell.run;

import io.github.runner4j.testkit.internal.shell.state.State;
import io.github.runner4j.testkit.internal.userland.SearchPath;
import io.github.runner4j.testkit.program.Processes;
import io.github.runner4j.testkit.program.Processes.Running;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Starts programs, and waits for them. */
final class Launcher {

    private static final int NOT_FOUND = 127;
    private static final int NOT_EXECUTABLE = 126;
    /** Those nobody is told of. */
    private static final Set<String> EXPECTED = Set.of("INT", "PIPE");

    private static final Map<String, String> DESCRIPTIONS = Map.ofEntries(
            Map.entry("HUP", "Hangup"),
            Map.entry("QUIT", "Quit"),
            Map.entry("ABRT", "Aborted"),
            Map.entry("KILL", "Killed"),
            Map.entry("USR1", "User defined signal 1"),
            Map.entry("USR2", "User defined signal 2"),
            Map.entry("SEGV", "Segmentation fault"),
            Map.entry("ALRM", "Alarm clock"),
            Map.entry("TERM", "Terminated"));

    private final Shell shell;
    private final State state;

    Launcher(Shell shell) {
        this.shell = shell;
        this.state = shell.state();
    }

    /** Starts a program beside the shell; nothing when there is none, after a complaint. */
    Optional<Running> start(List<String> words) {
        return shell.context().processes().start(prepared(words));
    }

    private Processes.Start prepared(List<String> words) {
        return shell.start(words, state.descriptors().in(0), state.descriptors().out(1));
    }

    /** Lets the program take the shell's place: does not return unless there is none. */
    int replace(List<String> words) throws InterruptedException {
        OptionalInt status = exec(prepared(words));
        if (status.isPresent()) {
            throw Jump.exit(status.getAsInt());
        }
        return missing(words.get(0));
    }

    private OptionalInt exec(Processes.Start start) throws InterruptedException {
        try {
            return shell.context().processes().exec(start);
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            shell.error(e + "\n");
            return OptionalInt.of(1);
        }
    }

    /** Complains that there is no such program; the exit code. */
    int missing(String name) {
        Optional<String> found = SearchPath.find(
                shell.tree(), name, state.variables().get("PATH").orElse(SearchPath.USUAL));
        boolean there = name.contains("/") ? shell.tree().exists(name) : found.isPresent();
        shell.complain(name + ": " + (there ? "Permission denied" : "not found"));
        return there ? NOT_EXECUTABLE : NOT_FOUND;
    }

    /** Waits for the end of what runs in the foreground; its exit code. */
    int await(Running running) throws InterruptedException {
        int status = running.await();
        running.endedBy()
                .filter(signal -> !EXPECTED.contains(signal))
                .ifPresent(signal -> shell.error(DESCRIPTIONS.getOrDefault(signal, signal) + "\n"));
        return status;
    }
}
