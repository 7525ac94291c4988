package io.github.runner4j.testkit.internal.applet.awk;

import java.util.List;
import java.util.Optional;

/** Something that is done. */
sealed interface Statement {

    /** A value that nobody uses. */
    record Evaluate(Expression expression) implements Statement {}

    /** {@code print} and {@code printf}. */
    record Print(boolean formatted, List<Expression> values) implements Statement {}

    /** {@code if}. */
    record If(Expression condition, Statement then, Optional<Statement> otherwise) implements Statement {}

    /** {@code for}, {@code while} and {@code do}. */
    record Loop(
            Optional<Statement> begin,
            Optional<Expression> condition,
            Optional<Statement> step,
            Statement body,
            boolean bodyFirst)
            implements Statement {}

    /** {@code for (key in array)}. */
    record Each(String key, String array, Statement body) implements Statement {}

    /** {@code { … }}. */
    record Block(List<Statement> statements) implements Statement {}

    /** {@code delete}; the whole array when there are no keys. */
    record Delete(String array, List<Expression> keys) implements Statement {}

    /** {@code next}, {@code exit}, {@code break}, {@code continue}. */
    record Leave(String what, Optional<Expression> code) implements Statement {}
}
