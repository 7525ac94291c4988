package io.github.runner4j.testkit.internal.shell.expansion;

import io.github.runner4j.testkit.internal.shell.syntax.Command;
import io.github.runner4j.testkit.internal.userland.Tree;
import java.util.List;
import java.util.Optional;

/** What words are expanded with. */
public interface Scope {

    /** The value of a variable or a special parameter but {@code @} and {@code *}; nothing when it is not set. */
    Optional<String> value(String name);

    /** Sets a variable. */
    void assign(String name, String value);

    /** The positional parameters from 1 on. */
    List<String> positional();

    /** What some commands write, without the ends of line at its end. */
    String output(List<Command> commands);

    /** Whether a parameter that is not set is an error. */
    boolean unsetIsError();

    /** Where file names are looked up for patterns; nothing when patterns stay as they are. */
    Optional<Tree> globbing();

    /** What separates fields. */
    default String separators() {
        return value("IFS").orElse(" \t\n");
    }
}
