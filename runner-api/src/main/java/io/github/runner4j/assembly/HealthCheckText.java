package io.github.runner4j.assembly;

import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.config.HealthCheck.Exec;
import io.github.runner4j.config.HealthCheck.Http;
import io.github.runner4j.config.HealthCheck.Image;
import io.github.runner4j.config.HealthCheck.None;
import io.github.runner4j.config.HealthCheck.Probe;
import io.github.runner4j.config.HealthCheck.Tcp;
import io.github.runner4j.error.RunnerException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A health check in one label: {@code http PT30S PT10S 3 PT0S 8080 %2Fhealth}. Words are separated by spaces and
 * percent-encoded; a port of 0 stands for the first one.
 */
final class HealthCheckText {

    private static final int KIND = 0;
    private static final int INTERVAL = 1;
    private static final int TIMEOUT = 2;
    private static final int RETRIES = 3;
    private static final int START_PERIOD = 4;
    private static final int DETAILS = 5;

    private HealthCheckText() {}

    static String write(HealthCheck check) {
        Stream<Object> common = Stream.of(check.interval(), check.timeout(), check.retries(), check.startPeriod());
        Stream<Object> all =
                Stream.concat(Stream.concat(Stream.of(kind(check.probe())), common), details(check.probe()));
        return all.map(word -> URLEncoder.encode(word.toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining(" "));
    }

    /** Reads what {@link #write} wrote; anything else is no check. */
    static HealthCheck read(String text) {
        try {
            List<String> words = Arrays.stream(text.split(" ", -1))
                    .map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
                    .toList();
            return HealthCheck.of(probe(words.get(KIND), words.subList(DETAILS, words.size())))
                    .interval(Duration.parse(words.get(INTERVAL)))
                    .timeout(Duration.parse(words.get(TIMEOUT)))
                    .retries(Integer.parseInt(words.get(RETRIES)))
                    .startPeriod(Duration.parse(words.get(START_PERIOD)));
        } catch (IndexOutOfBoundsException | IllegalArgumentException | DateTimeParseException | RunnerException e) {
            return HealthCheck.none();
        }
    }

    private static String kind(Probe probe) {
        return probe.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static Stream<Object> details(Probe probe) {
        if (probe instanceof Http http) {
            return Stream.of(http.port().orElse(0), http.path());
        }
        if (probe instanceof Tcp tcp) {
            return Stream.of(tcp.port().orElse(0));
        }
        return probe instanceof Exec exec ? exec.command().stream().map(word -> word) : Stream.of();
    }

    private static Probe probe(String kind, List<String> details) {
        return switch (kind) {
            case "http" -> new Http(details.get(1), port(details.get(0)));
            case "tcp" -> new Tcp(port(details.get(0)));
            case "exec" -> new Exec(details);
            case "image" -> new Image();
            default -> new None();
        };
    }

    private static OptionalInt port(String word) {
        int port = Integer.parseInt(word);
        return port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
    }
}
