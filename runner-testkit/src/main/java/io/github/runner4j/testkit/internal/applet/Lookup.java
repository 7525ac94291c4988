package io.github.runner4j.testkit.internal.applet;

import io.github.runner4j.testkit.program.Program;
import java.util.Optional;

/**
 * What was found at the path of a program.
 *
 * @param kind whether it can be run, and why not
 * @param program what runs it, when it can be run
 */
public record Lookup(Kind kind, Optional<Program> program) {

    /** How the looking ended. */
    public enum Kind {
        /** It can be run. */
        FOUND,
        /** There is no such file. */
        MISSING,
        /** It is a directory, or a file that nobody may execute. */
        DENIED,
        /** It is neither built in nor a script. */
        FORMAT
    }

    static Lookup of(Program program) {
        return new Lookup(Kind.FOUND, Optional.of(program));
    }

    static Lookup none(Kind kind) {
        return new Lookup(kind, Optional.empty());
    }
}
