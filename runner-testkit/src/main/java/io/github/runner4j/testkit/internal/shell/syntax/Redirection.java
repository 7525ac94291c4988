package io.github.runner4j.testkit.internal.shell.syntax;

/**
 * Where a descriptor leads to.
 *
 * @param descriptor its number
 * @param kind how
 * @param target the file, the other descriptor, or the text
 */
public record Redirection(int descriptor, Kind kind, Target target) {

    /** The ways to redirect. */
    public enum Kind {
        READ("<"),
        WRITE(">"),
        CLOBBER(">|"),
        APPEND(">>"),
        READ_WRITE("<>"),
        COPY_INPUT("<&"),
        COPY_OUTPUT(">&"),
        BOTH("&>"),
        TEXT("<<"),
        INDENTED_TEXT("<<-"),
        WORD("<<<");

        private final String operator;

        Kind(String operator) {
            this.operator = operator;
        }

        String operator() {
            return operator;
        }

        /** Whether it is about what is read. */
        boolean input() {
            return operator.startsWith("<");
        }
    }

    /** What stands after the operator; the text of a here-document follows on the next lines. */
    public static final class Target {

        private Word word;

        Target(Word word) {
            this.word = word;
        }

        /** The word, or the here-document's text. */
        public Word word() {
            return word;
        }

        void become(Word text) {
            word = text;
        }
    }
}
