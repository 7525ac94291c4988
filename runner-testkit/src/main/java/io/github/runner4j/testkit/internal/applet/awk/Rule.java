package io.github.runner4j.testkit.internal.applet.awk;

import java.util.Optional;

/**
 * A part of a program.
 *
 * @param kind when it is done
 * @param from the lines that it is for, or where those begin; all when there is none
 * @param to where they end
 * @param action what is done; the line is printed when there is none
 */
record Rule(Kind kind, Optional<Expression> from, Optional<Expression> to, Optional<Statement> action) {

    /** When it is done. */
    enum Kind {
        BEGIN,
        LINE,
        END
    }
}
