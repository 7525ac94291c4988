package io.github.runner4j.testkit.internal.shell.syntax;

import java.util.List;
import java.util.Optional;

/** A word of a script before anything is put in for its parameters. */
public record Word(List<Part> parts) {

    /** A piece of a word. */
    public sealed interface Part {

        /** Whether it is within quotes. */
        boolean quoted();
    }

    /** Text as it is. */
    public record Text(String text, boolean quoted) implements Part {}

    /** {@code $name} or {@code ${name…}}. */
    public record Parameter(String name, Operator operator, List<Word> operands, boolean quoted) implements Part {}

    /** {@code $(…)}: all its commands. */
    public record Substitution(List<Command> commands, boolean quoted) implements Part {}

    /** {@code $((…))}. */
    public record Arithmetic(Word expression, boolean quoted) implements Part {}

    /** What is done with a parameter's value. */
    public enum Operator {
        NONE,
        LENGTH,
        DEFAULT,
        DEFAULT_IF_EMPTY,
        ASSIGN,
        ASSIGN_IF_EMPTY,
        ERROR,
        ERROR_IF_EMPTY,
        ALTERNATIVE,
        ALTERNATIVE_IF_EMPTY,
        CUT_SHORTEST_PREFIX,
        CUT_LONGEST_PREFIX,
        CUT_SHORTEST_SUFFIX,
        CUT_LONGEST_SUFFIX,
        REPLACE_FIRST,
        REPLACE_ALL,
        SUBSTRING
    }

    /** A word of text alone. */
    public static Word of(String text) {
        return new Word(List.of(new Text(text, false)));
    }

    /** Its text, when it is nothing but text without quotes. */
    public Optional<String> bare() {
        return parts.size() == 1 && parts.get(0) instanceof Text text && !text.quoted()
                ? Optional.of(text.text())
                : Optional.empty();
    }

    /** Its text without what the quotes mean; for the words that nothing is put in for. */
    public String plain() {
        StringBuilder plain = new StringBuilder();
        parts.forEach(each -> plain.append(each instanceof Text text ? text.text() : ""));
        return plain.toString();
    }

    /** Whether any of it is within quotes. */
    public boolean anyQuoted() {
        return parts.stream().anyMatch(Part::quoted);
    }
}
