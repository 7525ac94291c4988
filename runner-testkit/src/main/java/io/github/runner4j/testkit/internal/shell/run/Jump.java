package io.github.runner4j.testkit.internal.shell.run;

/** Leaves loops, functions or the shell. Never leaves the shell's program. */
public final class Jump extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is left. */
    public enum Kind {
        BREAK,
        CONTINUE,
        RETURN,
        EXIT,
        /** As {@code EXIT}, after an error, which an interactive shell survives. */
        ABORT
    }

    private final Kind kind;
    private final int number;

    private Jump(Kind kind, int number) {
        super(kind.name(), null, false, false);
        this.kind = kind;
        this.number = number;
    }

    /** A jump: with the number of loops, or the exit code. */
    public static Jump of(Kind kind, int number) {
        return new Jump(kind, number);
    }

    /** The end of the shell. */
    public static Jump exit(int status) {
        return of(Kind.EXIT, status);
    }

    public Kind kind() {
        return kind;
    }

    /** How many loops, or the exit code. */
    public int number() {
        return number;
    }
}
