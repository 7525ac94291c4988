package io.github.runner4j.config;

import io.github.runner4j.error.Place;

/**
 * Something wrong in a configuration.
 *
 * @param place where it stands
 * @param key the path of the key: {@code runner.healthCheck.interval}
 * @param message what is wrong, and what is allowed
 */
public record Problem(Place place, String key, String message) {

    @Override
    public String toString() {
        return place + ": " + (key.isEmpty() ? "" : key + ": ") + message;
    }
}
