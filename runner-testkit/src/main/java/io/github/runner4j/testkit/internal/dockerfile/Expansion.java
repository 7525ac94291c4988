package io.github.runner4j.testkit.internal.dockerfile;

import io.github.runner4j.testkit.internal.engine.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One text into which variables are put. */
final class Expansion {

    private static final String SPECIAL = "@*#?-$!0";
    private static final char END = 0;

    /** The text, and the words of it. */
    record Result(String text, List<String> words) {}

    private final String source;
    private final Map<String, String> values;
    private final char escape;
    private final boolean old;
    private int at;

    Expansion(String source, Map<String, String> values, char escape, boolean old) {
        this.source = source;
        this.values = values;
        this.escape = escape;
        this.old = old;
    }

    Result whole() {
        return until(END);
    }

    private char peek() {
        return at < source.length() ? source.charAt(at) : END;
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private boolean atEnd() {
        return at >= source.length();
    }

    /** Up to a character, which is passed over, or up to the end. */
    private Result until(char stop) {
        StringBuilder text = new StringBuilder();
        WordList words = new WordList();
        while (!atEnd()) {
            char c = next();
            if (c == stop && stop != END) {
                return new Result(text.toString(), words.finished());
            }
            if (c == '$') {
                String value = variable();
                text.append(value);
                words.addSpaced(value);
            } else if (c == '\'' || c == '"') {
                String quoted = c == '"' ? doubleQuoted() : singleQuoted();
                text.append(quoted);
                words.add(quoted);
            } else if (c == escape) {
                if (!atEnd()) {
                    String escaped = String.valueOf(next());
                    text.append(escaped);
                    words.add(escaped);
                }
            } else {
                text.append(c);
                words.addSpaced(String.valueOf(c));
            }
        }
        if (stop != END) {
            throw Refusal.badParameter("unexpected end of statement while looking for matching " + stop);
        }
        return new Result(text.toString(), words.finished());
    }

    private String singleQuoted() {
        int end = source.indexOf('\'', at);
        if (end < 0) {
            throw Refusal.badParameter("unexpected end of statement while looking for matching single-quote");
        }
        String quoted = source.substring(at, end);
        at = end + 1;
        return quoted;
    }

    private String doubleQuoted() {
        StringBuilder text = new StringBuilder();
        while (!atEnd()) {
            char c = next();
            if (c == '"') {
                return text.toString();
            }
            if (c == '$') {
                text.append(variable());
            } else if (c != escape) {
                text.append(c);
            } else if (!atEnd()) {
                boolean escapes = peek() == '"' || peek() == '$' || peek() == escape;
                text.append(escapes ? next() : c);
            }
        }
        throw Refusal.badParameter("unexpected end of statement while looking for matching double-quote");
    }

    private String variable() {
        if (peek() != '{') {
            String name = name();
            return name.isEmpty() ? "$" : values.getOrDefault(name, "");
        }
        at++;
        if (atEnd()) {
            throw Refusal.badParameter("syntax error: missing '}'");
        }
        if (peek() == '{' || peek() == '}' || peek() == ':') {
            throw Refusal.badParameter("syntax error: bad substitution");
        }
        String name = name();
        Optional<String> value = Optional.ofNullable(values.get(name));
        char operator = next();
        if (operator == '}') {
            return value.orElse("");
        }
        return new Substitution(name, value, old).apply(operator, this::next, this::word);
    }

    /** What stands after the operator of a substitution. */
    private String word(char end) {
        try {
            return until(end).text();
        } catch (Refusal e) {
            throw atEnd() ? Refusal.badParameter("syntax error: missing '}'") : e;
        }
    }

    private String name() {
        int start = at;
        if (Character.isDigit(peek())) {
            while (Character.isDigit(peek())) {
                at++;
            }
        } else if (!atEnd() && SPECIAL.indexOf(peek()) >= 0) {
            at++;
        } else {
            while (Character.isLetterOrDigit(peek()) || peek() == '_') {
                at++;
            }
        }
        return source.substring(start, at);
    }
}
