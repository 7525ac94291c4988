package io.github.runner4j.testkit.internal.shell.expansion;

import io.github.runner4j.testkit.internal.userland.Glob;
import java.util.ArrayList;
import java.util.List;

/** A word whose parameters are replaced, before it is split into fields. */
final class Pieces {

    /** Text; {@code quoted} text means itself, {@code split} text is split at separators. */
    private record Piece(String text, boolean quoted, boolean split, boolean ends) {}

    private final List<Piece> pieces = new ArrayList<>();

    void add(String text, boolean quoted, boolean split) {
        pieces.add(new Piece(text, quoted, split, false));
    }

    /** What follows is another field. */
    void endField() {
        pieces.add(new Piece("", false, false, true));
    }

    /** All as one text. */
    String text() {
        StringBuilder text = new StringBuilder();
        pieces.forEach(each -> text.append(each.ends ? " " : each.text));
        return text.toString();
    }

    /** All as one pattern, in which quoted text means itself. */
    String pattern() {
        StringBuilder pattern = new StringBuilder();
        pieces.forEach(each -> pattern.append(each.quoted ? Glob.quote(each.text) : each.text));
        return pattern.toString();
    }

    /** The fields, each as a pattern. */
    List<String> fields(String separators) {
        Splitter splitter = new Splitter(separators);
        for (Piece each : pieces) {
            if (each.ends) {
                splitter.end();
            } else if (each.split) {
                splitter.split(each.text);
            } else {
                splitter.append(each.quoted ? Glob.quote(each.text) : each.text, each.quoted);
            }
        }
        splitter.end();
        return splitter.fields;
    }

    /** Makes fields of text: any number of blanks is one separator, with one other separator among them. */
    private static final class Splitter {

        private final List<String> fields = new ArrayList<>();
        private final StringBuilder field = new StringBuilder();
        private final String separators;
        private boolean begun;
        private boolean afterBlank;

        Splitter(String separators) {
            this.separators = separators;
        }

        void append(String pattern, boolean even) {
            field.append(pattern);
            begun |= even || !pattern.isEmpty();
            afterBlank &= !begun;
        }

        void split(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (separators.indexOf(c) < 0) {
                    // A backslash that was put in means itself unless it stands before something special.
                    append(c == '\\' ? "\\\\" : String.valueOf(c), true);
                } else if (Character.isWhitespace(c)) {
                    afterBlank |= begun;
                    end();
                } else if (!afterBlank) {
                    begun = true;
                    end();
                } else {
                    afterBlank = false;
                }
            }
        }

        void end() {
            if (begun) {
                fields.add(field.toString());
            }
            field.setLength(0);
            begun = false;
        }
    }
}
