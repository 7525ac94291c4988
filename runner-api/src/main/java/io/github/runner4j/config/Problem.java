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
 */
public record Problem(
        Place place,
        String key,
        String message,
        Optional<String> value,
        Optional<String> allowed,
        Optional<String> suggestion) {

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

    /** The same problem without secrets. */
    Problem redacted(Redactor redactor) {
        return new Problem(
                place,
                redactor.redact(key),
                redactor.redact(message),
                value.map(redactor::redact),
                allowed,
                suggestion.map(redactor::redact));
    }

    @Override
    public String toString() {
        return place + ": " + (key.isEmpty() ? "" : key + ": ") + message;
    }
}
