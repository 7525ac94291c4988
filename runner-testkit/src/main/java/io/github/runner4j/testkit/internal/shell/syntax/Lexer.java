package io.github.runner4j.testkit.internal.shell.syntax;

import io.github.runner4j.testkit.internal.shell.syntax.Redirection.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes tokens of a script's text. */
final class Lexer {

    private static final List<Kind> KINDS = Arrays.stream(Kind.values())
            .sorted(Comparator.comparing((Kind each) -> each.operator().length())
                    .reversed())
            .toList();

    private record Awaited(Redirection redirection, String end, boolean quoted) {}

    private final Script script;
    private final WordReader words;
    private final List<Awaited> awaited = new ArrayList<>();
    private @Nullable Token pushed;

    Lexer(Script script) {
        this.script = script;
        this.words = new WordReader(script);
    }

    int line() {
        return script.line();
    }

    /** Takes back the token that was read last. */
    void push(Token token) {
        pushed = token;
    }

    Token next() {
        Token token = pushed;
        pushed = null;
        return token == null ? read() : token;
    }

    /** The text of a here-document stands on the lines after this one. */
    void await(Redirection redirection, Word end) {
        awaited.add(new Awaited(redirection, end.plain(), end.anyQuoted()));
    }

    private Token read() {
        skipBlanks();
        int c = script.peek();
        if (c == Script.END) {
            readTexts();
            return new Token.End();
        } else if (c == '\n') {
            script.read();
            readTexts();
            return new Token.Newline();
        }
        Optional<Token> operator = redirect().or(this::operator);
        return operator.orElseGet(() -> new Token.Of(words.read()));
    }

    private void skipBlanks() {
        while (true) {
            script.joinLines();
            int c = script.peek();
            if (c == '#') {
                while (script.peek() != '\n' && script.peek() != Script.END) {
                    script.read();
                }
            } else if (c == ' ' || c == '\t') {
                script.read();
            } else {
                return;
            }
        }
    }

    /** Also with a digit in front. */
    private Optional<Token> redirect() {
        int c = script.peek();
        boolean digit = c >= '0' && c <= '9' && (script.peek(1) == '<' || script.peek(1) == '>');
        int skip = digit ? 1 : 0;
        int first = script.peek(skip);
        if (first != '<' && first != '>' && first != '&') {
            return Optional.empty();
        }
        for (Kind kind : KINDS) {
            if (matches(kind.operator(), skip)) {
                script.skip(skip + kind.operator().length());
                return Optional.of(new Token.Redirect(digit ? c - '0' : -1, kind));
            }
        }
        return Optional.empty();
    }

    private boolean matches(String operator, int ahead) {
        for (int i = 0; i < operator.length(); i++) {
            if (script.peek(ahead + i) != operator.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private Optional<Token> operator() {
        for (String operator : Token.OPERATORS) {
            if (script.peek() == operator.charAt(0) && script.startsWith(operator)) {
                script.skip(operator.length());
                return Optional.of(new Token.Operator(operator));
            }
        }
        return Optional.empty();
    }

    private void readTexts() {
        List<Awaited> all = List.copyOf(awaited);
        awaited.clear();
        all.forEach(each -> each.redirection().target().become(text(each)));
    }

    private Word text(Awaited document) {
        StringBuilder text = new StringBuilder();
        boolean indented = document.redirection().kind() == Kind.INDENTED_TEXT;
        while (script.peek() != Script.END) {
            String line = textLine(document.quoted());
            String kept = indented ? line.replaceFirst("^\t+", "") : line;
            if (kept.equals(document.end()) || kept.equals(document.end() + "\n")) {
                break;
            }
            text.append(kept);
        }
        return document.quoted()
                ? new Word(List.of(new Word.Text(text.toString(), true)))
                : new WordReader(Script.of(text.toString())).readText();
    }

    private String textLine(boolean quoted) {
        StringBuilder line = new StringBuilder();
        while (script.peek() != Script.END) {
            if (!quoted && script.peek() == '\\') {
                line.append((char) script.read());
                if (script.peek() == '\n') {
                    script.read();
                    line.setLength(line.length() - 1);
                    continue;
                }
            }
            int c = script.read();
            if (c != Script.END) {
                line.append((char) c);
            }
            if (c == '\n') {
                break;
            }
        }
        return line.toString();
    }
}
