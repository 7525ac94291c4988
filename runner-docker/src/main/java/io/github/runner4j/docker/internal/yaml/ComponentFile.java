package io.github.runner4j.docker.internal.yaml;

import io.github.runner4j.config.BuildOptions;
import io.github.runner4j.config.ComponentConfig;
import io.github.runner4j.config.PortRequest;
import io.github.runner4j.config.RunOptions;
import io.github.runner4j.docker.internal.yaml.YamlNode.Entry;
import io.github.runner4j.docker.internal.yaml.YamlNode.Scalar;
import io.github.runner4j.secret.Variable;
import io.github.runner4j.source.SourceException;
import io.github.runner4j.source.TreePaths;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The keys of {@code .runner/config.yml}. */
final class ComponentFile {

    static final String ALLOWED_PORT = "a whole number from 1 to 65535";
    static final String ALLOWED_WORD = "a text that is not empty";

    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final Pattern NAME = Pattern.compile("[^\\s=\\p{Cntrl}]{1,200}");
    private static final Pattern PLATFORM = Pattern.compile("[a-z0-9]+/[a-z0-9_]+(/[a-z0-9]+)?");
    private static final Pattern STAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final String ALLOWED_NAME = "a name without spaces and without =";
    private static final String ALLOWED_PATH = "a path inside the repository, relative to its root";
    private static final int HIGHEST_PORT = 65_535;

    private final BuildOptions.Builder build = BuildOptions.builder();
    private final RunOptions.Builder run = RunOptions.builder();

    ComponentConfig read(Section root) {
        try (root) {
            root.require("runner").section("runner").ifPresent(this::runner);
        }
        return new ComponentConfig(build.build(), run.build());
    }

    private void runner(Section runner) {
        try (runner) {
            runner.require("type").require("dockerfile").require("ports");
            runner.choice("type", List.of("docker"));
            runner.text("dockerfile", ComponentFile::staysInside, ALLOWED_PATH).ifPresent(build::dockerfile);
            ports(runner);
            runner.section("environment").ifPresent(this::environment);
            runner.section("healthCheck").flatMap(HealthCheckKeys::read).ifPresent(run::healthCheck);
            runner.section("build").ifPresent(this::build);
            command(runner).ifPresent(run::command);
        }
    }

    private void ports(Section runner) {
        Set<Integer> seen = new HashSet<>();
        for (int port : runner.values("ports", ComponentFile::port, ALLOWED_PORT)) {
            if (seen.add(port)) {
                run.addPort(PortRequest.of(port));
            } else {
                runner.report("ports", "has " + port + " twice. Remove one.");
            }
        }
    }

    private void environment(Section environment) {
        for (Entry entry : environment.texts(ComponentFile::isName, ALLOWED_NAME)) {
            run.addEnvironment(variable(entry));
        }
    }

    private void build(Section section) {
        try (section) {
            section.text("context", ComponentFile::staysInside, ALLOWED_PATH).ifPresent(build::context);
            section.text("target", STAGE.asMatchPredicate(), "the name of a stage of the Dockerfile")
                    .ifPresent(build::target);
            section.text("platform", PLATFORM.asMatchPredicate(), "system/processor, as in linux/arm64")
                    .ifPresent(build::platform);
            section.section("args").ifPresent(this::arguments);
        }
    }

    private void arguments(Section arguments) {
        for (Entry entry : arguments.texts(ComponentFile::isName, ALLOWED_NAME)) {
            build.addArgument(variable(entry));
        }
    }

    /** Program and arguments, as a list: how a text would have to be split is anybody's guess. */
    static Optional<List<String>> command(Section section) {
        List<String> words = section.values("command", Optional::of, ALLOWED_WORD);
        if (section.isEmptyList("command")) {
            section.report("command", "is an empty list. Allowed: a program and its arguments, [program, argument].");
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    static Optional<Integer> wholeNumber(String text) {
        return WHOLE_NUMBER.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    static Optional<Integer> port(String text) {
        return wholeNumber(text).filter(number -> number >= 1 && number <= HIGHEST_PORT);
    }

    private static Variable variable(Entry entry) {
        Scalar value = (Scalar) entry.value();
        return Variable.of(entry.key().text(), value.text());
    }

    private static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    private static boolean staysInside(String path) {
        if (path.isBlank() || path.chars().anyMatch(Character::isISOControl)) {
            return false;
        }
        try {
            TreePaths.normalize(path);
            return true;
        } catch (SourceException e) {
            return false;
        }
    }
}
