package io.github.runner4j.testkit.internal.shell.syntax;

/** A script cannot go on; the message without the shell's name. Never leaves the shell. */
public final class ShellError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What the shell ends with for an error of the script. */
    public static final int STATUS = 2;

    private final int status;

    private ShellError(String message, int status) {
        super(message, null, false, false);
        this.status = status;
    }

    /** An error that ends a script with the usual code. */
    public static ShellError of(String message) {
        return new ShellError(message, STATUS);
    }

    /** An error with another exit code. */
    public static ShellError of(String message, int status) {
        return new ShellError(message, status);
    }

    /** A script that is none. */
    static ShellError syntax(String message) {
        return of("syntax error: " + message);
    }

    /** The exit code. */
    public int status() {
        return status;
    }

    /** What is wrong. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
