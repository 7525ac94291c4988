package io.github.runner4j.testkit.internal.shell.syntax;

import java.util.List;

/** The smallest piece of a script that means something. */
sealed interface Token {

    /** The ends of commands and what joins them; longer ones first. */
    List<String> OPERATORS = List.of("&&", "||", ";;", ";", "&", "|", "(", ")");

    /** A word. */
    record Of(Word word) implements Token {}

    /** An operator. */
    record Operator(String text) implements Token {}

    /** A redirection's operator with the descriptor in front of it, -1 when there is none. */
    record Redirect(int descriptor, Redirection.Kind kind) implements Token {}

    /** The end of a line. */
    record Newline() implements Token {}

    /** The end of the script. */
    record End() implements Token {}

    /** How the shell names it when it did not expect it. */
    default String unexpected() {
        if (this instanceof Operator operator) {
            return '"' + operator.text() + '"';
        } else if (this instanceof Redirect) {
            return "redirection";
        } else if (this instanceof Newline) {
            return "newline";
        } else if (this instanceof End) {
            return "end of file";
        }
        return "word";
    }
}
