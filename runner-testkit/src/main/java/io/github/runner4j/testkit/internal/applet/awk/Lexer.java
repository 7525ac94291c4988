package io.github.runner4j.testkit.internal.applet.awk;

import io.github.runner4j.testkit.internal.applet.awk.Token.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes tokens of a program. */
final class Lexer {

    private static final List<String> OPERATORS = List.of(
            "**=", "&&", "||", "==", "!=", "<=", ">=", "++", "--", "+=", "-=", "*=", "/=", "%=", "^=", "**", "!~", "{",
            "}", "(", ")", "[", "]", ";", ",", "+", "-", "*", "/", "%", "^", "!", "<", ">", "?", ":", "~", "=", "$",
            "|");
    private static final Set<String> OPERANDS_END = Set.of(")", "]", "$", "++", "--");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean blank;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) throws IOException {
        Lexer lexer = new Lexer(text);
        while (lexer.skip()) {
            lexer.one();
        }
        lexer.add(Kind.END, "");
        return lexer.tokens;
    }

    /** Whether there is more after blanks and comments. */
    private boolean skip() {
        blank = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (c == '\\' && text.startsWith("\\\n", at)) {
                at += 2;
            } else if (c == ' ' || c == '\t' || c == '\r') {
                at++;
                blank = true;
            } else {
                return true;
            }
        }
        return false;
    }

    private void add(Kind kind, String content) {
        tokens.add(new Token(kind, content, blank));
    }

    private void one() throws IOException {
        char c = text.charAt(at);
        if (c == '\n') {
            at++;
            add(Kind.NEWLINE, "newline");
        } else if (Character.isDigit(c)
                || (c == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1)))) {
            add(Kind.NUMBER, match("[0-9]*\\.?[0-9]*([eE][-+]?[0-9]+)?"));
        } else if (Character.isLetter(c) || c == '_') {
            add(Kind.NAME, match("[A-Za-z_][A-Za-z0-9_]*"));
        } else if (c == '"') {
            quoted();
        } else if (c == '/' && !afterOperand()) {
            regex();
        } else {
            operator();
        }
    }

    private String match(String regex) {
        Matcher matcher = Pattern.compile(regex).matcher(text).region(at, text.length());
        int start = at;
        at = matcher.lookingAt() && matcher.end() > start ? matcher.end() : start + 1;
        return text.substring(start, at);
    }

    /** A slash after an operand divides; elsewhere it begins a regular expression. */
    private boolean afterOperand() {
        if (tokens.isEmpty()) {
            return false;
        }
        Token last = tokens.get(tokens.size() - 1);
        return last.kind() == Kind.NUMBER
                || last.kind() == Kind.TEXT
                || (last.kind() == Kind.NAME && !Set.of("print", "return", "in").contains(last.text()))
                || (last.kind() == Kind.OPERATOR && OPERANDS_END.contains(last.text()));
    }

    private void quoted() throws IOException {
        StringBuilder content = new StringBuilder();
        at++;
        while (true) {
            if (at >= text.length()) {
                throw new IOException("unterminated string");
            }
            char c = text.charAt(at);
            at++;
            if (c == '"') {
                break;
            } else if (c == '\\' && at < text.length()) {
                int known = "ntr\\\"/abfv".indexOf(text.charAt(at));
                content.append(
                        known < 0 ? "\\" + text.charAt(at) : "\n\t\r\\\"/\007\b\f\013".substring(known, known + 1));
                at++;
            } else {
                content.append(c);
            }
        }
        add(Kind.TEXT, content.toString());
    }

    private void regex() throws IOException {
        StringBuilder content = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '/') {
            if (text.startsWith("\\/", at)) {
                at++;
            } else if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                content.append(text.charAt(at));
                at++;
            }
            content.append(text.charAt(at));
            at++;
        }
        if (at == text.length()) {
            throw new IOException("unterminated regex");
        }
        at++;
        add(Kind.REGEX, content.toString());
    }

    private void operator() throws IOException {
        for (String each : OPERATORS) {
            if (text.startsWith(each, at)) {
                at += each.length();
                add(Kind.OPERATOR, each);
                return;
            }
        }
        throw new IOException("unexpected token");
    }
}
