package io.github.runner4j.testkit.internal.shell.syntax;

import java.util.List;
import java.util.Optional;

/** A command of a script. */
public sealed interface Command {

    /** A program, a function or assignments alone. */
    record Simple(List<Assignment> assignments, List<Word> words, List<Redirection> redirections, int line)
            implements Command {}

    /** Commands that each read what the one before writes; at least two. */
    record Pipeline(List<Command> stages) implements Command {}

    /** {@code ! command}. */
    record Not(Command command) implements Command {}

    /** {@code first && second} or {@code first || second}. */
    record Logical(boolean and, Command first, Command second) implements Command {}

    /** One after the other; at least one. */
    record Sequence(List<Command> commands) implements Command {}

    /** {@code command &}. */
    record Background(Command command) implements Command {}

    /** A compound command with redirections. */
    record Redirected(Command command, List<Redirection> redirections) implements Command {}

    /** {@code (body)}. */
    record Subshell(Command body) implements Command {}

    /** {@code if … then … else … fi}. */
    record If(Command condition, Command then, Optional<Command> otherwise) implements Command {}

    /** {@code while} or {@code until}. */
    record Loop(boolean until, Command condition, Command body) implements Command {}

    /** {@code for}; over the positional parameters when there are no words. */
    record For(String variable, Optional<List<Word>> words, Command body) implements Command {}

    /** {@code case}. */
    record Case(Word subject, List<Branch> branches) implements Command {}

    /** {@code name() body}. */
    record Function(String name, Command body) implements Command {}

    /** One branch of a {@code case}. */
    record Branch(List<Word> patterns, Optional<Command> body) {}

    /** {@code name=value}. */
    record Assignment(String name, Word value) {}
}
