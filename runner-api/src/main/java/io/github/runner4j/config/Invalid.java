package io.github.runner4j.config;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import java.util.List;

/** Refuses a value that host code gave. */
final class Invalid {

    private Invalid() {}

    static ConfigException value(String what, Object value, String allowed) {
        return new ConfigException(
                Failure.of(
                        ErrorCode.INVALID_CONFIGURATION,
                        what + " \"" + value + "\" is not accepted. Allowed: " + allowed + "."),
                List.of(),
                null);
    }
}
