package io.github.runner4j.testkit.internal.applet.awk;

/** The smallest piece of a program. */
record Token(Kind kind, String text, boolean afterBlank) {

    /** What it is. */
    enum Kind {
        NUMBER,
        TEXT,
        REGEX,
        NAME,
        OPERATOR,
        NEWLINE,
        END
    }

    boolean is(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    boolean isName(String name) {
        return kind == Kind.NAME && text.equals(name);
    }
}
