package io.github.runner4j.testkit.internal.dockerfile;

import io.github.runner4j.testkit.internal.dockerfile.Line.HereDocument;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.golang.GoDuration;
import io.github.runner4j.testkit.internal.golang.GoQuote;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is right and wrong with the arguments and flags of a line. */
final class InstructionRules {

    private static final Set<String> NAMES = Set.of(
            "add",
            "arg",
            "cmd",
            "copy",
            "entrypoint",
            "env",
            "expose",
            "from",
            "healthcheck",
            "label",
            "maintainer",
            "onbuild",
            "run",
            "shell",
            "stopsignal",
            "user",
            "volume",
            "workdir");
    private static final Set<String> BOOLEAN = Set.of("link", "keep-git-dir", "parents");
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final Line line;
    private final boolean old;
    private final String name;
    private final String title;
    private final Map<String, String> flags = new LinkedHashMap<>();

    InstructionRules(Line line, boolean old) {
        this.line = line;
        this.old = old;
        this.name = line.name().toLowerCase(Locale.ROOT);
        this.title = line.name().toUpperCase(Locale.ROOT);
    }

    Instruction check() {
        if (!NAMES.contains(name)) {
            throw Refusal.badParameter(
                    "unknown instruction: " + (old ? title : line.name() + Suggestion.of(line.name(), NAMES, false)));
        }
        checkNumber();
        flags();
        List<String> arguments = arguments();
        Map<String, String> documents = new LinkedHashMap<>();
        for (HereDocument each : line.documents()) {
            documents.put(each.name(), each.content());
        }
        return new Instruction(
                name, arguments, flags, line.json(), line.original().strip(), documents);
    }

    private void checkNumber() {
        int size = line.arguments().size();
        switch (name) {
            case "add", "copy" ->
                require(
                        size >= 2,
                        title + " requires at least two arguments, but only one was provided."
                                + " Destination could not be determined");
            case "maintainer", "stopsignal", "user", "workdir" ->
                require(size == 1, title + " requires exactly one argument");
            case "arg", "env", "expose", "healthcheck", "label", "onbuild", "shell", "volume" ->
                require(size >= 1, title + " requires at least one argument");
            default -> {}
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw Refusal.badParameter(message);
        }
    }

    private Set<String> knownFlags() {
        return switch (name) {
            case "add" -> old ? Set.of("chown", "chmod") : Set.of("chown", "chmod", "link", "keep-git-dir", "checksum");
            case "copy" -> old ? Set.of("chown", "chmod", "from") : Set.of("chown", "chmod", "from", "link");
            case "from" -> Set.of("platform");
            case "run" -> Set.of("mount", "network", "security");
            case "healthcheck" ->
                old
                        ? Set.of("interval", "timeout", "start-period", "retries")
                        : Set.of("interval", "timeout", "start-period", "start-interval", "retries");
            default -> Set.of();
        };
    }

    private void flags() {
        Set<String> known = knownFlags();
        for (String flag : line.flags()) {
            String[] parts = flag.substring(2).split("=", 2);
            require(
                    known.contains(parts[0]),
                    (old ? "Unknown" : "unknown") + " flag: " + parts[0]
                            + (old ? "" : Suggestion.of(parts[0], known, true)));
            require(
                    !flags.containsKey(parts[0]) || name.equals("run"),
                    (old ? "Duplicate" : "duplicate") + " flag specified: " + parts[0]);
            require(
                    parts.length == 2 || BOOLEAN.contains(parts[0]),
                    (old ? "Missing" : "missing") + " a value on flag: " + parts[0]);
            flags.put(parts[0], parts.length == 2 ? parts[1] : "true");
        }
    }

    private List<String> arguments() {
        List<String> arguments = line.arguments();
        switch (name) {
            case "env", "label" -> checkNames(arguments);
            case "arg" -> arguments.forEach(each -> require(!each.startsWith("="), "ARG names can not be blank"));
            case "onbuild" -> {
                return trigger(arguments.get(0).toUpperCase(Locale.ROOT));
            }
            case "healthcheck" -> checkHealth(arguments);
            case "expose" -> {
                return arguments.stream().sorted().toList();
            }
            case "volume" -> {
                return volumes(arguments);
            }
            case "shell" -> require(line.json(), "SHELL requires the arguments to be in JSON form");
            default -> {}
        }
        return arguments;
    }

    private void checkNames(List<String> pairs) {
        for (int i = 0; i < pairs.size(); i += 2) {
            require(!pairs.get(i).isEmpty(), title + " names can not be blank");
        }
    }

    private List<String> trigger(String trigger) {
        require(!trigger.equals("ONBUILD"), "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed");
        require(
                !trigger.equals("MAINTAINER") && !trigger.equals("FROM"),
                trigger + " isn't allowed as an ONBUILD trigger");
        StringBuilder text = new StringBuilder(line.original().replaceFirst("(?i)^\\s*ONBUILD\\s*", ""));
        line.documents()
                .forEach(each -> text.append('\n').append(each.content()).append(each.name()));
        return List.of(text.toString());
    }

    private static List<String> volumes(List<String> arguments) {
        List<String> volumes = arguments.stream().map(String::strip).toList();
        require(volumes.stream().noneMatch(String::isEmpty), "VOLUME specified can not be an empty string");
        return volumes;
    }

    private void checkHealth(List<String> arguments) {
        String type = arguments.get(0).toUpperCase(Locale.ROOT);
        if (type.equals("NONE")) {
            require(arguments.size() == 1, "HEALTHCHECK NONE takes no arguments");
            return;
        }
        require(type.equals("CMD"), "Unknown type " + GoQuote.quote(type) + " in HEALTHCHECK (try CMD)");
        require(arguments.size() > 1, "Missing command after HEALTHCHECK CMD");
        for (String flag : List.of("interval", "timeout", "start-period", "start-interval")) {
            if (!flags.getOrDefault(flag, "").isEmpty()) {
                checkDuration(flag, flags.getOrDefault(flag, ""));
            }
        }
        checkRetries(flags.getOrDefault("retries", ""));
    }

    private void checkDuration(String flag, String text) {
        Duration duration = GoDuration.parse(text)
                .orElseThrow(() -> Refusal.badParameter("time: "
                        + (text.matches("[-+]?[0-9.]+") ? "missing unit in duration " : "invalid duration ")
                        + GoQuote.quote(text)));
        require(
                duration.compareTo(SHORTEST) >= 0 || (!old && duration.isZero()),
                "Interval " + GoQuote.quote(flag) + " cannot be less than 1ms");
    }

    private void checkRetries(String text) {
        if (text.isEmpty()) {
            return;
        }
        require(text.matches("[-+]?\\d{1,9}"), "strconv.ParseInt: parsing " + GoQuote.quote(text) + ": invalid syntax");
        int retries = Integer.parseInt(text);
        require(
                retries >= (old ? 1 : 0),
                old
                        ? "--retries must be at least 1 (not " + retries + ")"
                        : "--retries cannot be negative (" + retries + ")");
    }
}
