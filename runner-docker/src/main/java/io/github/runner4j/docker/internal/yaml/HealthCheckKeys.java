package io.github.runner4j.docker.internal.yaml;

import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.config.HealthCheck.Exec;
import io.github.runner4j.config.HealthCheck.Http;
import io.github.runner4j.config.HealthCheck.Image;
import io.github.runner4j.config.HealthCheck.None;
import io.github.runner4j.config.HealthCheck.Probe;
import io.github.runner4j.config.HealthCheck.Tcp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The keys of {@code runner.healthCheck}. */
final class HealthCheckKeys {

    private static final String DEFAULT_PATH = "/";

    /** Which key belongs to which types. Without a type, the keys decide; without any of them it is TCP. */
    private static final Map<String, List<String>> TYPES_OF =
            Map.of("path", List.of("http"), "port", List.of("http", "tcp"), "command", List.of("exec"));

    private static final List<String> TYPES = List.of("http", "tcp", "exec", "image", "none");

    private HealthCheckKeys() {}

    static Optional<HealthCheck> read(Section section) {
        try (section) {
            Optional<String> type = type(section);
            type.ifPresent(name -> refuseStrangers(section, name));
            Optional<String> path =
                    section.text("path", HealthCheckKeys::isPath, "a path that starts with /, without spaces");
            Optional<Integer> port = section.value("port", ComponentFile::port, ComponentFile.ALLOWED_PORT);
            Optional<List<String>> command = ComponentFile.command(section);
            Optional<HealthCheck> check = type.flatMap(
                            name -> probe(name, path, port.map(OptionalInt::of).orElse(OptionalInt.empty()), command))
                    .map(HealthCheck::of);
            return times(section, check);
        }
    }

    /** The type that was given, or the one that fits the keys; nothing when it was given and is none. */
    private static Optional<String> type(Section section) {
        if (section.has("type")) {
            return section.choice("type", TYPES);
        }
        return Optional.of(section.has("path") ? "http" : section.has("command") ? "exec" : "tcp");
    }

    private static void refuseStrangers(Section section, String type) {
        TYPES_OF.forEach((key, types) -> {
            if (section.has(key) && !types.contains(type)) {
                section.report(
                        key,
                        "has no meaning for a check of type " + type + ", only for " + String.join(" or ", types)
                                + ".");
            }
        });
        if (type.equals("exec") && !section.has("command")) {
            section.report("command", "is missing. A check of type exec requires it, as a list [program, argument].");
        }
    }

    /** What to ask; nothing when a problem has been reported with what it takes. */
    private static Optional<Probe> probe(
            String type, Optional<String> path, OptionalInt port, Optional<List<String>> command) {
        return switch (type) {
            case "http" -> Optional.of(new Http(path.orElse(DEFAULT_PATH), port));
            case "exec" -> command.map(Exec::new);
            case "image" -> Optional.of(new Image());
            case "none" -> Optional.of(new None());
            default -> Optional.of(new Tcp(port));
        };
    }

    private static Optional<HealthCheck> times(Section section, Optional<HealthCheck> check) {
        Optional<Duration> interval =
                section.value("interval", HealthCheckKeys::positive, Durations.ALLOWED + ", more than 0");
        Optional<Duration> timeout =
                section.value("timeout", HealthCheckKeys::positive, Durations.ALLOWED + ", more than 0");
        Optional<Duration> start = section.value("startPeriod", Durations::parse, Durations.ALLOWED);
        Optional<Integer> retries = section.value("retries", HealthCheckKeys::count, "a whole number from 1 to 1000");
        return check.map(it -> interval.map(it::interval).orElse(it))
                .map(it -> timeout.map(it::timeout).orElse(it))
                .map(it -> start.map(it::startPeriod).orElse(it))
                .map(it -> retries.map(it::retries).orElse(it));
    }

    private static Optional<Duration> positive(String text) {
        return Durations.parse(text).filter(time -> !time.isZero());
    }

    private static Optional<Integer> count(String text) {
        return ComponentFile.wholeNumber(text).filter(number -> number >= 1 && number <= 1000);
    }

    private static boolean isPath(String path) {
        return path.startsWith("/") && path.chars().noneMatch(c -> c <= ' ' || c == 127);
    }
}
