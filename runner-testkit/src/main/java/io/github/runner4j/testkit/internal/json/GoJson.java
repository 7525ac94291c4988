package io.github.runner4j.testkit.internal.json;

import java.util.Optional;

/** Says what is wrong with a text that is to be JSON, in the words of the engine's own language. */
public final class GoJson {

    private static final String END = "unexpected end of JSON input";

    private final String text;
    private int at;

    private GoJson(String text) {
        this.text = text;
    }

    /** Where the walk over the text ends, and why. */
    private static final class Fault extends Exception {

        private static final long serialVersionUID = 1L;

        Fault(String message) {
            super(message, null, false, false);
        }
    }

    /** What is wrong with a text that is read as a stream: one that is cut off ends too early, and one without anything at once. */
    public static Optional<String> streamFault(String text) {
        return text.isBlank()
                ? Optional.of("EOF")
                : fault(text).map(fault -> fault.equals(END) ? "unexpected EOF" : fault);
    }

    /** What is wrong; nothing when it is JSON. */
    public static Optional<String> fault(String text) {
        GoJson walk = new GoJson(text);
        try {
            walk.value();
            walk.space();
            if (walk.at < text.length()) {
                throw walk.invalid("after top-level value");
            }
            return Optional.empty();
        } catch (Fault e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    private void value() throws Fault {
        switch (next()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> throw invalid("looking for beginning of value");
        }
    }

    private void object() throws Fault {
        at++;
        if (next() == '}') {
            at++;
            return;
        }
        while (true) {
            if (next() != '"') {
                throw invalid("looking for beginning of object key string");
            }
            string();
            if (next() != ':') {
                throw invalid("after object key");
            }
            at++;
            value();
            if (ends('}', "after object key:value pair")) {
                return;
            }
        }
    }

    private void array() throws Fault {
        at++;
        if (next() == ']') {
            at++;
            return;
        }
        do {
            value();
        } while (!ends(']', "after array element"));
    }

    /** Whether this is the end, and not a comma. */
    private boolean ends(char end, String where) throws Fault {
        char found = next();
        if (found != ',' && found != end) {
            throw invalid(where);
        }
        at++;
        return found == end;
    }

    private void string() throws Fault {
        for (at++; current() != '"'; at++) {
            if (current() < ' ') {
                throw invalid("in string literal");
            }
            if (current() == '\\') {
                at++;
                if ("\"\\/bfnrtu".indexOf(current()) < 0) {
                    throw invalid("in string escape code");
                }
            }
        }
        at++;
    }

    private void literal(String word) throws Fault {
        for (int i = 1; i < word.length(); i++) {
            at++;
            if (current() != word.charAt(i)) {
                throw invalid("in literal " + word + " (expecting '" + word.charAt(i) + "')");
            }
        }
        at++;
    }

    private void number() throws Fault {
        at += current() == '-' ? 1 : 0;
        if (!Character.isDigit(current())) {
            throw invalid("in numeric literal");
        }
        while (at < text.length() && "0123456789.eE+-".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char next() throws Fault {
        space();
        return current();
    }

    private char current() throws Fault {
        if (at >= text.length()) {
            throw new Fault(END);
        }
        return text.charAt(at);
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private Fault invalid(String where) {
        char found = text.charAt(at);
        String shown = switch (found) {
            case '\'' -> "\\'";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.valueOf(found);
        };
        return new Fault("invalid character '" + shown + "' " + where);
    }
}
