package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the health of a container is checked.
 *
 * @param command what is run
 * @param interval from the end of one check to the beginning of the next
 * @param timeout how long one may take
 * @param startPeriod how long failures do not count
 * @param startInterval the interval meanwhile
 * @param retries how many failures in a row make it ill
 */
record HealthCheck(
        List<String> command,
        Duration interval,
        Duration timeout,
        Duration startPeriod,
        Duration startInterval,
        int retries) {

    private static final Duration DEFAULT_TIME = Duration.ofSeconds(30);
    private static final int DEFAULT_RETRIES = 3;
    private static final List<String> DEFAULT_SHELL = List.of("/bin/sh", "-c");

    /** That of a container; nothing when it has none. */
    static Optional<HealthCheck> of(JsonNode config) {
        JsonNode check = config.path("Healthcheck");
        List<String> test = texts(check.path("Test"));
        if (test.isEmpty() || !List.of("CMD", "CMD-SHELL").contains(test.get(0))) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>();
        if (test.get(0).equals("CMD-SHELL")) {
            List<String> shell = texts(config.path("Shell"));
            command.addAll(shell.isEmpty() ? DEFAULT_SHELL : shell);
        }
        command.addAll(test.subList(1, test.size()));
        Duration interval = time(check, "Interval", DEFAULT_TIME);
        int retries = check.path("Retries").asInt();
        return Optional.of(new HealthCheck(
                List.copyOf(command),
                interval,
                time(check, "Timeout", DEFAULT_TIME),
                time(check, "StartPeriod", Duration.ZERO),
                time(check, "StartInterval", interval),
                retries > 0 ? retries : DEFAULT_RETRIES));
    }

    private static Duration time(JsonNode check, String field, Duration otherwise) {
        long nanos = check.path(field).asLong();
        return nanos == 0 ? otherwise : Duration.ofNanos(nanos);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
