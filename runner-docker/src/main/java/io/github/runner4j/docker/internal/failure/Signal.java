package io.github.runner4j.docker.internal.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about one failure, whoever reported it.
 *
 * @param operation what was being done
 * @param status the HTTP status, when there was an answer
 * @param message what the engine gave as the reason, unwrapped; possibly empty
 * @param output what else came with it, such as the output of a build; possibly empty
 * @param thrown the chain of exceptions, outermost first
 * @param end how the container ended, when that is the failure
 */
public record Signal(
        Operation operation,
        OptionalInt status,
        String message,
        String output,
        List<Thrown> thrown,
        Optional<End> end) {

    /** A chain longer than this is a circle. */
    private static final int LONGEST_CHAIN = 20;

    /** How docker-java words an answer of the engine. */
    private static final Pattern ANSWER = Pattern.compile("Status (\\d{3}):\\s?(.*)", Pattern.DOTALL);

    /** How docker-java words an error out of a stream. */
    private static final Pattern STREAM_ERROR =
            Pattern.compile("Could not (?:build|pull|push|load|import) image(?::\\s*(.*))?", Pattern.DOTALL);

    private static final String CLIENT = "com.github.dockerjava.api.exception.";

    /**
     * An exception without its type, so that recorded ones and live ones look the same.
     *
     * @param type the name of its class
     * @param message its message, or empty
     */
    public record Thrown(String type, String message) {

        String simpleType() {
            return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
        }
    }

    /** Keeps its own copy of the chain. */
    public Signal {
        thrown = List.copyOf(thrown);
    }

    /**
     * Something was thrown.
     *
     * @param operation what was being done
     * @param failure the exception; its causes are read too
     * @return the signal
     */
    public static Signal of(Operation operation, Throwable failure) {
        List<Thrown> chain = new ArrayList<>();
        for (@Nullable Throwable each = failure; each != null && chain.size() < LONGEST_CHAIN; each = each.getCause()) {
            String message = each.getMessage();
            chain.add(new Thrown(each.getClass().getName(), message == null ? "" : message));
        }
        return thrown(operation, chain);
    }

    /**
     * The engine answered with an error status.
     *
     * @param operation what was being done
     * @param status the HTTP status
     * @param body the body as it came: JSON, plain text or nothing
     * @return the signal
     */
    public static Signal answer(Operation operation, int status, String body) {
        Body read = Body.parse(body);
        return new Signal(
                operation, OptionalInt.of(status), read.message(), read.output(), List.of(), Optional.empty());
    }

    /**
     * An error inside a stream that began well: build, pull, push, load.
     *
     * @param operation what was being done
     * @param error the text of the error
     * @param output the last lines that came before it, or empty
     * @return the signal
     */
    public static Signal streamError(Operation operation, String error, String output) {
        return new Signal(
                operation,
                OptionalInt.of(200),
                Body.parse(error).message(),
                Body.bounded(output),
                List.of(),
                Optional.empty());
    }

    /**
     * A container ended, or with {@link Operation#EXEC} a command in it.
     *
     * @param operation {@code RUN} or {@code EXEC}
     * @param end how it ended
     * @return the signal
     */
    public static Signal ended(Operation operation, End end) {
        return new Signal(
                operation, OptionalInt.empty(), end.startError(), Body.bounded(end.log()), List.of(), Optional.of(end));
    }

    static Signal thrown(Operation operation, List<Thrown> chain) {
        List<Thrown> kept = new ArrayList<>();
        OptionalInt status = OptionalInt.empty();
        Body body = Body.NONE;
        for (Thrown each : chain) {
            Matcher answer = ANSWER.matcher(each.message());
            Matcher streamError = STREAM_ERROR.matcher(each.message());
            if (!each.type().startsWith(CLIENT)) {
                kept.add(each);
            } else if (answer.matches()) {
                status = OptionalInt.of(Integer.parseInt(answer.group(1)));
                body = Body.parse(answer.group(2));
            } else if (streamError.matches()) {
                body = Body.parse(Optional.ofNullable(streamError.group(1)).orElse(""));
            } else {
                kept.add(each);
            }
        }
        return new Signal(operation, status, body.message(), body.output(), kept, Optional.empty());
    }

    /** The text that the tables read: the message, then one line per exception, {@code @Type: message}. */
    String text() {
        return message + "\n"
                + thrown.stream()
                        .map(each -> "@" + each.simpleType() + ": " + Body.bounded(each.message()))
                        .collect(Collectors.joining("\n"));
    }
}
