package io.github.runner4j.monitoring.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One health check of an instance.
 *
 * @param timestamp when it was asked
 * @param success whether the answer was good
 * @param responseTime how long a good answer took
 * @param error what was wrong: {@code GET /health on 127.0.0.1:8080: 503}
 */
public record Check(Instant timestamp, boolean success, Optional<Duration> responseTime, Optional<String> error) {

    /**
     * A good answer.
     *
     * @param timestamp when it was asked
     * @param responseTime how long the answer took
     * @return the check
     */
    public static Check passed(Instant timestamp, Duration responseTime) {
        return new Check(timestamp, true, Optional.of(responseTime), Optional.empty());
    }

    /**
     * A bad answer, or none.
     *
     * @param timestamp when it was asked
     * @param error what was wrong
     * @return the check
     */
    public static Check failed(Instant timestamp, String error) {
        return new Check(timestamp, false, Optional.empty(), Optional.of(error));
    }
}
