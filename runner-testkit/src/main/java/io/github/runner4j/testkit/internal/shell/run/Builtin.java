package io.github.runner4j.testkit.internal.shell.run;

import java.util.List;
import java.util.Set;

/** A command that the shell itself is. */
@FunctionalInterface
public interface Builtin {

    /** Those whose errors end a script. Source: POSIX, special built-in utilities. */
    Set<String> SPECIAL = Set.of(
            ".",
            ":",
            "break",
            "continue",
            "eval",
            "exec",
            "exit",
            "export",
            "local",
            "readonly",
            "return",
            "set",
            "shift",
            "source",
            "times",
            "trap",
            "unset");

    /** Runs it with the words after its name; the exit code. */
    int run(Shell shell, List<String> words) throws InterruptedException;
}
