package io.github.runner4j.testkit.internal.shell.syntax;

import io.github.runner4j.testkit.internal.shell.syntax.Redirection.Kind;
import io.github.runner4j.testkit.internal.shell.syntax.Redirection.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes commands of a script, line by line, as the shell of BusyBox does. */
public final class Parser {

    /** Words that mean something in the place of a command. */
    public static final Set<String> RESERVED = Set.of(
            "!", "{", "}", "case", "do", "done", "elif", "else", "esac", "fi", "for", "if", "in", "then", "until",
            "while");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=(.*)", Pattern.DOTALL);

    private final Lexer lexer;
    private final CompoundParser compounds;
    private boolean atEnd;

    /** A parser of a script. */
    public Parser(Script script) {
        this.lexer = new Lexer(script);
        this.compounds = new CompoundParser(this, lexer);
    }

    /** Whether the script ended with what was parsed last. */
    public boolean atEnd() {
        return atEnd;
    }

    /** The commands of the next line that has some; nothing at the end. */
    public Optional<Command> next() {
        Token token = lexer.next();
        while (token instanceof Token.Newline) {
            token = lexer.next();
        }
        if (token instanceof Token.End) {
            atEnd = true;
            return Optional.empty();
        }
        lexer.push(token);
        List<Command> commands = new ArrayList<>();
        boolean more = true;
        while (more) {
            Command command = andOr();
            token = lexer.next();
            boolean background = isOperator(token, "&");
            commands.add(background ? new Command.Background(command) : command);
            more = false;
            if (background || isOperator(token, ";")) {
                token = lexer.next();
                more = !endsLine(token);
                lexer.push(token);
                token = more ? token : lexer.next();
            }
        }
        atEnd = token instanceof Token.End;
        if (!endsLine(token)) {
            throw unexpected(token, "");
        }
        return Optional.of(sequence(commands));
    }

    /** All that is left. */
    List<Command> all() {
        List<Command> commands = new ArrayList<>();
        for (Optional<Command> next = next(); next.isPresent(); next = atEnd ? Optional.empty() : next()) {
            commands.add(next.get());
        }
        return commands;
    }

    /** What stands up to a closing parenthesis, with that. */
    List<Command> untilParenthesis() {
        Token token = skipNewlines();
        if (isOperator(token, ")")) {
            return List.of();
        }
        lexer.push(token);
        Command command = compounds.list(")");
        expect(")");
        return List.of(command);
    }

    private static boolean endsLine(Token token) {
        return token instanceof Token.Newline || token instanceof Token.End;
    }

    Command andOr() {
        Command command = pipeline();
        while (true) {
            Token token = lexer.next();
            boolean and = isOperator(token, "&&");
            if (!and && !isOperator(token, "||")) {
                lexer.push(token);
                return command;
            }
            lexer.push(skipNewlines());
            command = new Command.Logical(and, command, pipeline());
        }
    }

    private Command pipeline() {
        Token token = lexer.next();
        boolean not = isWord(token, "!");
        if (!not) {
            lexer.push(token);
        }
        List<Command> stages = new ArrayList<>();
        stages.add(command());
        for (token = lexer.next(); isOperator(token, "|"); token = lexer.next()) {
            lexer.push(skipNewlines());
            stages.add(command());
        }
        lexer.push(token);
        Command pipeline = stages.size() == 1 ? stages.get(0) : new Command.Pipeline(List.copyOf(stages));
        return not ? new Command.Not(pipeline) : pipeline;
    }

    Command command() {
        Token token = lexer.next();
        Optional<Command> compound = compounds.read(token);
        if (compound.isEmpty()) {
            lexer.push(token);
            return simple();
        }
        List<Redirection> redirections = new ArrayList<>();
        for (token = lexer.next(); token instanceof Token.Redirect redirect; token = lexer.next()) {
            addRedirection(redirect, redirections);
        }
        lexer.push(token);
        return redirections.isEmpty()
                ? compound.get()
                : new Command.Redirected(compound.get(), List.copyOf(redirections));
    }

    private Command simple() {
        List<Command.Assignment> assignments = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        List<Redirection> redirections = new ArrayList<>();
        Token token = lexer.next();
        int line = lexer.line();
        for (; true; token = lexer.next()) {
            if (token instanceof Token.Redirect redirect) {
                addRedirection(redirect, redirections);
            } else if (token instanceof Token.Of of) {
                Optional<Command.Assignment> assignment = words.isEmpty() ? assignment(of.word()) : Optional.empty();
                assignment.ifPresentOrElse(assignments::add, () -> words.add(of.word()));
            } else if (isOperator(token, "(") && words.size() == 1 && assignments.isEmpty() && redirections.isEmpty()) {
                return function(words.get(0));
            } else {
                break;
            }
        }
        if (assignments.isEmpty() && words.isEmpty() && redirections.isEmpty()) {
            throw unexpected(token, "");
        }
        lexer.push(token);
        return new Command.Simple(List.copyOf(assignments), List.copyOf(words), List.copyOf(redirections), line);
    }

    private Command function(Word word) {
        expect(")");
        String name = word.bare()
                .filter(each -> NAME.matcher(each).matches())
                .orElseThrow(() -> ShellError.syntax("bad function name"));
        lexer.push(skipNewlines());
        return new Command.Function(name, command());
    }

    private static Optional<Command.Assignment> assignment(Word word) {
        if (word.parts().isEmpty() || !(word.parts().get(0) instanceof Word.Text first) || first.quoted()) {
            return Optional.empty();
        }
        Matcher matcher = ASSIGNMENT.matcher(first.text());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<Word.Part> value = new ArrayList<>(word.parts());
        value.set(0, new Word.Text(matcher.group(2), false));
        return Optional.of(new Command.Assignment(matcher.group(1), new Word(List.copyOf(value))));
    }

    private void addRedirection(Token.Redirect redirect, List<Redirection> redirections) {
        Token token = lexer.next();
        if (!(token instanceof Token.Of of)) {
            throw unexpected(token, "");
        }
        Kind kind = redirect.kind();
        int usual = kind.input() ? 0 : 1;
        Redirection redirection =
                new Redirection(redirect.descriptor() < 0 ? usual : redirect.descriptor(), kind, new Target(of.word()));
        if (kind == Kind.TEXT || kind == Kind.INDENTED_TEXT) {
            lexer.await(redirection, of.word());
        }
        redirections.add(redirection);
    }

    Token skipNewlines() {
        Token token = lexer.next();
        while (token instanceof Token.Newline) {
            token = lexer.next();
        }
        return token;
    }

    void expect(String text) {
        Token token = lexer.next();
        if (!isOperator(token, text) && !isWord(token, text)) {
            throw unexpected(token, text);
        }
    }

    static Command sequence(List<Command> commands) {
        return commands.size() == 1 ? commands.get(0) : new Command.Sequence(List.copyOf(commands));
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static boolean isOperator(Token token, String text) {
        return token instanceof Token.Operator operator && operator.text().equals(text);
    }

    static boolean isWord(Token token, String text) {
        return token instanceof Token.Of of && text.equals(of.word().bare().orElse(null));
    }

    static ShellError unexpected(Token token, String expected) {
        String what = token instanceof Token.Of of
                        && RESERVED.contains(of.word().bare().orElse(""))
                ? '"' + of.word().plain() + '"'
                : token.unexpected();
        return ShellError.syntax(
                "unexpected " + what + (expected.isEmpty() ? "" : " (expecting " + name(expected) + ")"));
    }

    private static String name(String expected) {
        return expected.equals("word") ? expected : '"' + expected + '"';
    }
}
