package io.github.runner4j.testkit.internal.shell.syntax;

import io.github.runner4j.testkit.internal.shell.syntax.Word.Part;
import io.github.runner4j.testkit.internal.shell.syntax.Word.Text;
import java.util.ArrayList;
import java.util.List;

/** Reads one word with its quotes and what is to be put in. */
final class WordReader {

    private static final String ENDS = " \t\n;&|<>()";

    private final Script script;
    private final DollarReader dollars;

    WordReader(Script script) {
        this.script = script;
        this.dollars = new DollarReader(script, this);
    }

    /** The parts of a word under way. */
    static final class Parts {

        private final List<Part> parts = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private boolean quoted;

        void text(int c, boolean inQuotes) {
            if (inQuotes != quoted) {
                flush();
                quoted = inQuotes;
            }
            text.append((char) c);
        }

        void add(Part part) {
            flush();
            parts.add(part);
        }

        int size() {
            return parts.size() + text.length();
        }

        Word word() {
            flush();
            return new Word(List.copyOf(parts));
        }

        private void flush() {
            if (!text.isEmpty()) {
                parts.add(new Text(text.toString(), quoted));
                text.setLength(0);
            }
        }
    }

    /** A word of a command. */
    Word read() {
        Parts parts = new Parts();
        while (script.peek() != Script.END && ENDS.indexOf(script.peek()) < 0) {
            one(parts);
        }
        return parts.word();
    }

    /** The text of a here-document: as within double quotes, which mean nothing themselves. */
    Word readText() {
        Parts parts = new Parts();
        while (script.peek() != Script.END) {
            oneInDoubleQuotes(parts, "$`\\");
        }
        return parts.word();
    }

    /** What stands after the operator in {@code ${name…}}, up to one of the ends, which is not read. */
    Word readOperand(boolean quoted, boolean pattern, String ends) {
        Parts parts = new Parts();
        while (ends.indexOf(script.peek()) < 0) {
            int c = script.peek();
            if (c == Script.END) {
                throw ShellError.syntax("missing '}'");
            } else if (c == '"') {
                doubleQuotes(parts);
            } else if (!quoted || (pattern && c != '$' && c != '`')) {
                one(parts);
            } else {
                oneInDoubleQuotes(parts, "$`\"\\}");
            }
        }
        return parts.word();
    }

    /** The expression in {@code $((…))}, with the parentheses at its end. */
    Word readExpression() {
        Parts parts = new Parts();
        int depth = 0;
        while (true) {
            int c = script.peek();
            if (c == Script.END) {
                throw ShellError.syntax("missing '))'");
            } else if (c == ')' && depth == 0) {
                script.read();
                if (script.read() != ')') {
                    throw ShellError.syntax("missing '))'");
                }
                return parts.word();
            } else if (c == '"') {
                script.read();
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                oneInDoubleQuotes(parts, "$`\"\\");
            }
        }
    }

    private void one(Parts parts) {
        int c = script.peek();
        switch (c) {
            case '\\' -> escaped(parts);
            case '\'' -> singleQuotes(parts);
            case '"' -> doubleQuotes(parts);
            case '$', '`' -> dollars.read(parts, false);
            default -> parts.text(script.read(), false);
        }
    }

    private void escaped(Parts parts) {
        script.read();
        int c = script.read();
        if (c == Script.END) {
            parts.text('\\', false);
        } else if (c != '\n') {
            parts.text(c, true);
        }
    }

    private void singleQuotes(Parts parts) {
        script.read();
        int before = parts.size();
        while (script.peek() != '\'') {
            parts.text(readQuoted(), true);
        }
        script.read();
        emptyQuotes(parts, before);
    }

    private void doubleQuotes(Parts parts) {
        script.read();
        int before = parts.size();
        while (script.peek() != '"') {
            if (script.peek() == Script.END) {
                throw unterminated();
            }
            oneInDoubleQuotes(parts, "$`\"\\");
        }
        script.read();
        emptyQuotes(parts, before);
    }

    /** Quotes with nothing in them are a word all the same. */
    private static void emptyQuotes(Parts parts, int before) {
        if (parts.size() == before) {
            parts.add(new Text("", true));
        }
    }

    private void oneInDoubleQuotes(Parts parts, String escapable) {
        int c = script.peek();
        if (c == '$' || c == '`') {
            dollars.read(parts, true);
        } else if (c == '\\' && script.peek(1) == '\n') {
            script.skip(2);
        } else if (c == '\\' && script.peek(1) != Script.END && escapable.indexOf(script.peek(1)) >= 0) {
            script.read();
            parts.text(script.read(), true);
        } else {
            parts.text(readQuoted(), true);
        }
    }

    private int readQuoted() {
        int c = script.read();
        if (c == Script.END) {
            throw unterminated();
        }
        return c;
    }

    private static ShellError unterminated() {
        return ShellError.syntax("unterminated quoted string");
    }
}
