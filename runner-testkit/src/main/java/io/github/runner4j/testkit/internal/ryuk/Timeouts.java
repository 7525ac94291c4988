package io.github.runner4j.testkit.internal.ryuk;

import io.github.runner4j.testkit.internal.golang.GoDuration;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How long the helper waits, by the daemon's clock. Source of the names and of what holds without them: the helper's documentation.
 *
 * @param connection for the first client
 * @param reconnection for another one when the last has gone
 * @param shutdown for the clients to go when it is asked to end
 */
record Timeouts(Duration connection, Duration reconnection, Duration shutdown) {

    static Timeouts of(Map<String, String> environment) {
        return new Timeouts(
                read(environment, "RYUK_CONNECTION_TIMEOUT", Duration.ofSeconds(60)),
                read(environment, "RYUK_RECONNECTION_TIMEOUT", Duration.ofSeconds(10)),
                read(environment, "RYUK_SHUTDOWN_TIMEOUT", Duration.ofMinutes(10)));
    }

    private static Duration read(Map<String, String> environment, String name, Duration otherwise) {
        return Optional.ofNullable(environment.get(name))
                .flatMap(GoDuration::parse)
                .orElse(otherwise);
    }
}
