package io.github.runner4j.testkit.internal.engine;

/** The engine does not do what it was asked for: an answer with a status and a message. Never leaves the fake. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    private Refusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** Any other answer than those below. */
    public static Refusal of(int status, String message) {
        return new Refusal(status, message);
    }

    /** What was asked for makes no sense: 400. */
    public static Refusal badParameter(String message) {
        return new Refusal(400, message);
    }

    /** There is no such thing: 404. */
    public static Refusal notFound(String message) {
        return new Refusal(404, message);
    }

    /** Not in this state: 409. */
    public static Refusal conflict(String message) {
        return new Refusal(409, message);
    }

    /** The engine, or what it runs, broke: 500. */
    public static Refusal broken(String message) {
        return new Refusal(500, message);
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** The message as the engine words it. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
