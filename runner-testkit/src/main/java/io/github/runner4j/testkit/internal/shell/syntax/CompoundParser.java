package io.github.runner4j.testkit.internal.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the commands that hold others. */
final class CompoundParser {

    /** Reserved words that end a list. */
    private static final Set<String> ENDS = Set.of("}", "do", "done", "elif", "else", "esac", "fi", "then");

    private final Parser parser;
    private final Lexer lexer;

    CompoundParser(Parser parser, Lexer lexer) {
        this.parser = parser;
        this.lexer = lexer;
    }

    /** The command that a token begins; nothing when it is a simple one. */
    Optional<Command> read(Token first) {
        if (Parser.isOperator(first, "(")) {
            return Optional.of(new Command.Subshell(listUntil(")")));
        }
        String word = first instanceof Token.Of of ? of.word().bare().orElse("") : "";
        return switch (word) {
            case "{" -> Optional.of(listUntil("}"));
            case "if" -> Optional.of(conditional());
            case "while" -> Optional.of(loop(false));
            case "until" -> Optional.of(loop(true));
            case "for" -> Optional.of(forLoop());
            case "case" -> Optional.of(choice());
            default -> {
                if (ENDS.contains(word)) {
                    throw Parser.unexpected(first, "");
                }
                yield Optional.empty();
            }
        };
    }

    /** Commands up to a token that ends a list, which is left; the end is what has to come. */
    Command list(String end) {
        List<Command> commands = new ArrayList<>();
        Token token = parser.skipNewlines();
        if (token instanceof Token.End) {
            throw Parser.unexpected(token, end);
        }
        do {
            lexer.push(token);
            Command command = parser.andOr();
            token = lexer.next();
            boolean background = Parser.isOperator(token, "&");
            commands.add(background ? new Command.Background(command) : command);
            if (background || Parser.isOperator(token, ";") || token instanceof Token.Newline) {
                token = parser.skipNewlines();
            } else {
                break;
            }
        } while (!endsList(token));
        lexer.push(token);
        return Parser.sequence(commands);
    }

    private Command listUntil(String end) {
        Command list = list(end);
        parser.expect(end);
        return list;
    }

    private static boolean endsList(Token token) {
        return token instanceof Token.End
                || Parser.isOperator(token, ")")
                || Parser.isOperator(token, ";;")
                || (token instanceof Token.Of of
                        && ENDS.contains(of.word().bare().orElse("")));
    }

    private Command conditional() {
        Command condition = listUntil("then");
        Command then = list("fi");
        Token token = lexer.next();
        if (Parser.isWord(token, "elif")) {
            return new Command.If(condition, then, Optional.of(conditional()));
        } else if (Parser.isWord(token, "else")) {
            return new Command.If(condition, then, Optional.of(listUntil("fi")));
        }
        lexer.push(token);
        parser.expect("fi");
        return new Command.If(condition, then, Optional.empty());
    }

    private Command loop(boolean until) {
        Command condition = listUntil("do");
        return new Command.Loop(until, condition, listUntil("done"));
    }

    private Command forLoop() {
        String name = lexer.next() instanceof Token.Of of ? of.word().bare().orElse("") : "";
        if (!Parser.isName(name)) {
            throw ShellError.syntax("bad for loop variable");
        }
        Optional<List<Word>> words = Optional.empty();
        Token token = parser.skipNewlines();
        if (Parser.isWord(token, "in")) {
            words = Optional.of(words());
            token = parser.skipNewlines();
        } else if (Parser.isOperator(token, ";")) {
            token = parser.skipNewlines();
        }
        lexer.push(token);
        parser.expect("do");
        return new Command.For(name, words, listUntil("done"));
    }

    private List<Word> words() {
        List<Word> words = new ArrayList<>();
        Token token = lexer.next();
        for (; token instanceof Token.Of of; token = lexer.next()) {
            words.add(of.word());
        }
        if (!Parser.isOperator(token, ";") && !(token instanceof Token.Newline)) {
            throw Parser.unexpected(token, "");
        }
        return List.copyOf(words);
    }

    private Command choice() {
        Token token = lexer.next();
        if (!(token instanceof Token.Of subject)) {
            throw Parser.unexpected(token, "word");
        }
        lexer.push(parser.skipNewlines());
        parser.expect("in");
        List<Command.Branch> branches = new ArrayList<>();
        token = parser.skipNewlines();
        while (!Parser.isWord(token, "esac")) {
            branches.add(branch(token));
            token = parser.skipNewlines();
            if (!Parser.isOperator(token, ";;")) {
                lexer.push(token);
                parser.expect("esac");
                break;
            }
            token = parser.skipNewlines();
        }
        return new Command.Case(subject.word(), List.copyOf(branches));
    }

    private Command.Branch branch(Token first) {
        Token token = Parser.isOperator(first, "(") ? lexer.next() : first;
        List<Word> patterns = new ArrayList<>();
        while (true) {
            if (token instanceof Token.Of of) {
                patterns.add(of.word());
            } else {
                throw Parser.unexpected(token, ")");
            }
            token = lexer.next();
            if (!Parser.isOperator(token, "|")) {
                break;
            }
            token = lexer.next();
        }
        lexer.push(token);
        parser.expect(")");
        token = parser.skipNewlines();
        lexer.push(token);
        boolean empty = Parser.isOperator(token, ";;") || Parser.isWord(token, "esac");
        return new Command.Branch(patterns, empty ? Optional.empty() : Optional.of(list(";;")));
    }
}
