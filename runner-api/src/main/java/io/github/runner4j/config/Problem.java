package io.github.runner4j.config;

import io.github.runner4j.error.Place;
import io.github.runner4j.secret.Redactor;
import java.util.Optional;

/**
 * Something wrong in a configuration.
 *
 * @param place where it stands
 * @param key the path of the key: {@code runner.healthCheck.interval}
 * @param message what is wrong, and what is allowed
 * @param value the value that is wrong, in quotes, as it may be shown
 * @param allowed what is allowed in its place
 * @param suggestion what was probably meant
 * @param quote the line it stands in, and below that a mark under the place: two lines of text, without secrets
 */
public record Problem(
        Place place,
        String key,
        String message,
        Optional<String> value,
        Optional<String> allowed,
        Optional<String> suggestion,
        Optional<String> quote) {

    /**
     * A problem without its line.
     *
     * @param place where it stands
     * @param key the path of the key
     * @param message what is wrong, and what is allowed
     * @param value the value that is wrong, in quotes, as it may be shown
     * @param allowed what is allowed in its place
     * @param suggestion what was probably meant
     */
    public Problem(
            Place place,
            String key,
            String message,
            Optional<String> value,
            Optional<String> allowed,
            Optional<String> suggestion) {
        this(place, key, message, value, allowed, suggestion, Optional.empty());
    }

    /**
     * A problem that is not about one value.
     *
     * @param place where it stands
     * @param key the path of the key
     * @param message what is wrong, and what is allowed
     */
    public Problem(Place place, String key, String message) {
        this(place, key, message, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * The same problem with its line.
     *
     * @param lines the line and the mark below it, as they may be shown
     * @return a new problem
     */
    public Problem quoting(String lines) {
        return new Problem(place, key, message, value, allowed, suggestion, Optional.of(lines));
    }

    /**
     * Place, key, message, and below them the line.
     *
     * @return one line of text, or three when the line is known
     */
    public String text() {
        return this + quote.map(lines -> "\n" + lines).orElse("");
    }

    /** The same problem without secrets. */
    Problem redacted(Redactor redactor) {
        return new Problem(
                place,
                redactor.redact(key),
                redactor.redact(message),
                value.map(redactor::redact),
                allowed,
                suggestion.map(redactor::redact),
                quote.map(redactor::redact));
    }

    /** Place, key and message, in one line. */
    @Override
    public String toString() {
        return place + ": " + (key.isEmpty() ? "" : key + ": ") + message;
    }
}
