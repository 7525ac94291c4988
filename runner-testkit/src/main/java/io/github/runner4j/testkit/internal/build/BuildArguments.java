package io.github.runner4j.testkit.internal.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The values of ARG instructions. Source of the rules: the engine's {@code buildargs.go}. */
public final class BuildArguments {

    private static final Set<String> PREDEFINED = new TreeSet<>(Set.of(
            "HTTP_PROXY",
            "http_proxy",
            "HTTPS_PROXY",
            "https_proxy",
            "FTP_PROXY",
            "ftp_proxy",
            "NO_PROXY",
            "no_proxy"));

    private final Map<String, Optional<String>> given;
    private final Map<String, Optional<String>> global;
    private final Map<String, Optional<String>> allowed = new TreeMap<>();
    private final Set<String> used;

    private BuildArguments(
            Map<String, Optional<String>> given, Map<String, Optional<String>> global, Set<String> used) {
        this.given = given;
        this.global = global;
        this.used = used;
    }

    /** Those of a build: what was given, and none allowed yet. */
    public static BuildArguments of(Map<String, Optional<String>> given) {
        return new BuildArguments(given, new TreeMap<>(), new TreeSet<>());
    }

    /** Those of a stage: none allowed yet. */
    public BuildArguments stage() {
        return new BuildArguments(given, global, used);
    }

    /** An ARG instruction before the first stage. */
    public void addGlobal(String name, Optional<String> value) {
        add(name, value);
        global.put(name, value);
    }

    /** An ARG instruction. */
    public void add(String name, Optional<String> value) {
        allowed.put(name, value);
        used.add(name);
    }

    /** {@code NAME=value} of those of before the first stage. */
    public List<String> globals() {
        return lines(global, List.of());
    }

    /** {@code NAME=value} of those that are allowed, without those that the environment has. */
    public List<String> lines(List<String> environment) {
        return lines(allowed, environment);
    }

    private List<String> lines(Map<String, Optional<String>> source, List<String> environment) {
        Set<String> names = new TreeSet<>(source.keySet());
        names.addAll(PREDEFINED);
        environment.forEach(each -> names.remove(each.split("=", 2)[0]));
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            value(name, source).ifPresent(value -> lines.add(name + "=" + value));
        }
        return lines;
    }

    private Optional<String> value(String name, Map<String, Optional<String>> source) {
        return given.getOrDefault(name, Optional.empty())
                .or(() -> source.getOrDefault(name, Optional.empty()))
                .or(() -> global.getOrDefault(name, Optional.empty()));
    }

    /** Whether a value is part of what a step is known by: all but the predefined that no ARG names. */
    boolean counts(String line) {
        String name = line.split("=", 2)[0];
        return !PREDEFINED.contains(name) || allowed.containsKey(name);
    }

    /** Those that were given and no ARG names. */
    List<String> unused() {
        return given.keySet().stream()
                .filter(each -> !PREDEFINED.contains(each) && !used.contains(each))
                .sorted()
                .toList();
    }
}
