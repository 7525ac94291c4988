package io.github.runner4j.config.file;

import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.config.HealthCheck.Exec;
import io.github.runner4j.config.HealthCheck.Http;
import io.github.runner4j.config.HealthCheck.Image;
import io.github.runner4j.config.HealthCheck.None;
import io.github.runner4j.config.HealthCheck.Probe;
import io.github.runner4j.config.HealthCheck.Tcp;
import io.github.runner4j.config.file.Key.Found;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The keys of {@code runner.healthCheck}. */
final class HealthChecks {

    private static final String DEFAULT_PATH = "/";
    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** Which key belongs to which types. Without a type, the keys decide; without any of them it is TCP. */
    private static final Map<String, List<String>> TYPES_OF =
            Map.of("path", List.of("http"), "port", List.of("http", "tcp"), "command", List.of("exec"));

    /** The check's own keys as they were found. */
    private static final class Parts {

        private final Map<String, Found<?>> found = new LinkedHashMap<>();

        private <T> Optional<T> get(String key, Class<T> type) {
            return Optional.ofNullable(found.get(key)).map(Found::value).map(type::cast);
        }

        private <T> T get(String key, Class<T> type, T otherwise) {
            return get(key, type).orElse(otherwise);
        }
    }

    private static final Group<Parts> GROUP = Group.of(
            Parts::new,
            part(
                    "type",
                    Word.choice("http", "tcp", "exec", "image", "none"),
                    "How to ask: http, tcp, exec, the image's"
                            + " own HEALTHCHECK, or not at all. Without it the other keys decide."),
            part("path", Words.URL_PATH, "The path that must answer with a status from 200 to 399. Default: /."),
            part("port", Words.PORT, "The container's port to ask. Default: the first one."),
            part("command", new ListOf<>(Words.TEXT, 1), "Program and arguments that must exit with 0."),
            part("interval", Words.time(SHORTEST), "Time between two checks. Default: 30s."),
            part("timeout", Words.time(SHORTEST), "How long one check may take. Default: 10s."),
            part("retries", Words.number(1, 1000), "How many failures in a row count. Default: 3."),
            part(
                    "startPeriod",
                    Words.time(Duration.ZERO),
                    "How long failures do not count after the start. Default: 0s."));

    private HealthChecks() {}

    static Key<Draft> key() {
        return Key.of("healthCheck", GROUP, "How to find out whether the component does its work.", HealthChecks::set);
    }

    private static <T> Key<Parts> part(String name, Shape<T> shape, String about) {
        return Key.of(name, shape, about, (parts, found) -> parts.found.put(name, found));
    }

    private static void set(Draft draft, Found<Parts> check) {
        Parts parts = check.value();
        String type = parts.get("type", String.class)
                .orElse(parts.found.containsKey("path") ? "http" : parts.found.containsKey("command") ? "exec" : "tcp");
        refuseStrangers(parts, type);
        if (type.equals("exec") && !parts.found.containsKey("command")) {
            check.problems()
                    .add(
                            check.place(),
                            check.path() + ".command",
                            "is missing. A check of type exec requires" + " it, as a list [program, argument].");
            return;
        }
        draft.run.healthCheck(times(HealthCheck.of(probe(type, parts)), parts));
        draft.origin("healthCheck.type", check);
        parts.found.forEach((name, found) -> draft.origin("healthCheck." + name, found));
    }

    private static HealthCheck times(HealthCheck start, Parts parts) {
        HealthCheck check = start;
        check = parts.get("interval", Duration.class).map(check::interval).orElse(check);
        check = parts.get("timeout", Duration.class).map(check::timeout).orElse(check);
        check = parts.get("retries", Integer.class).map(check::retries).orElse(check);
        return parts.get("startPeriod", Duration.class).map(check::startPeriod).orElse(check);
    }

    private static void refuseStrangers(Parts parts, String type) {
        parts.found.forEach((key, found) -> {
            List<String> types = TYPES_OF.getOrDefault(key, List.of(type));
            if (!types.contains(type)) {
                found.report("has no meaning for a check of type " + type + ", only for " + String.join(" or ", types)
                        + ".");
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static Probe probe(String type, Parts parts) {
        OptionalInt port = parts.get("port", Integer.class).map(OptionalInt::of).orElse(OptionalInt.empty());
        return switch (type) {
            case "http" -> new Http(parts.get("path", String.class, DEFAULT_PATH), port);
            case "exec" -> new Exec(parts.get("command", List.class, List.of()));
            case "image" -> new Image();
            case "none" -> new None();
            default -> new Tcp(port);
        };
    }
}
