package io.github.runner4j.docker.internal.failure;

import java.util.function.BiConsumer;

/** The string values of a JSON text with their keys, at any depth, in order; forgives a text that is cut off. */
final class Pairs {

    private final String text;

    private int at;

    Pairs(String text) {
        this.text = text;
    }

    void forEach(BiConsumer<String, String> action) {
        while (skipTo('"')) {
            String key = string();
            if (follows(':') && follows('"')) {
                action.accept(key, string());
            }
        }
    }

    private boolean skipTo(char wanted) {
        at = text.indexOf(wanted, at);
        if (at < 0) {
            at = text.length();
            return false;
        }
        at++;
        return true;
    }

    private boolean follows(char wanted) {
        int next = at;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        if (next == text.length() || text.charAt(next) != wanted) {
            return false;
        }
        at = next + 1;
        return true;
    }

    /** JSON has no bare line break in a string: there the text was cut, and the next line is sound again. */
    private String string() {
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == '"' || next == '\n') {
                break;
            }
            value.append(next == '\\' && at < text.length() ? escaped(text.charAt(at++)) : next);
        }
        return value.toString();
    }

    private char escaped(char letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> letter;
        };
    }

    private char unicode() {
        int end = Math.min(at + 4, text.length());
        try {
            int unit = Integer.parseInt(text, at, end, 16);
            at = end;
            return (char) unit;
        } catch (NumberFormatException cutOff) {
            return '\uFFFD';
        }
    }
}
