package io.github.runner4j.testkit.internal.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.dockerfile.Dockerfile;
import io.github.runner4j.testkit.internal.dockerfile.Instruction;
import io.github.runner4j.testkit.internal.dockerfile.Variables;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.golang.GoPath;
import io.github.runner4j.testkit.internal.golang.GoQuote;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.process.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What instructions make of the settings of an image. */
public final class ConfigChanges {

    private static final Set<String> EXPANDED =
            Set.of("env", "label", "add", "copy", "user", "volume", "workdir", "stopsignal", "arg");

    private final Settings settings;
    private final Variables variables;
    private final boolean old;

    public ConfigChanges(Settings settings, Variables variables, boolean old) {
        this.settings = settings;
        this.variables = variables;
        this.old = old;
    }

    /**
     * The settings after what a commit or an import was asked to change.
     *
     * @throws Refusal when it asks for what is no such change
     */
    public static ObjectNode apply(ObjectNode config, List<String> changes, boolean old) {
        if (changes.isEmpty()) {
            return config;
        }
        Dockerfile file = Dockerfile.read(String.join("\n", changes), old);
        Settings settings = new Settings(config);
        ConfigChanges steps = new ConfigChanges(settings, new Variables(file.escape(), old), old);
        try {
            for (Instruction each : file.changes(old)) {
                steps.apply(steps.expanded(each, settings.environment()), settings.environment(), note -> {});
            }
        } catch (Refusal e) {
            throw Refusal.badParameter(e.message());
        }
        return settings.copy();
    }

    /** The instruction with variables put into it, when it is of a kind that has them. */
    public Instruction expanded(Instruction instruction, List<String> environment) {
        if (!EXPANDED.contains(instruction.name()) || !instruction.flag("raw").isEmpty()) {
            return instruction;
        }
        return instruction.with(instruction.arguments().stream()
                .map(each -> variables.text(each, environment))
                .toList());
    }

    /**
     * Changes the settings.
     *
     * @param environment what variables stand for
     * @param output gets notes
     * @return what was done, as the history tells it
     */
    public String apply(Instruction instruction, List<String> environment, Consumer<String> output) {
        List<String> arguments = instruction.arguments();
        String first = arguments.isEmpty() ? "" : arguments.get(0);
        switch (instruction.name()) {
            case "env", "label" -> {
                return pairs(instruction);
            }
            case "cmd", "entrypoint" -> {
                return command(instruction);
            }
            case "healthcheck" -> {
                return healthcheck(instruction, output);
            }
            case "expose" -> {
                return expose(arguments, environment);
            }
            case "volume" -> {
                arguments.forEach(each -> settings.object("Volumes").set(each, Json.object()));
                return "VOLUME [" + String.join(" ", arguments) + "]";
            }
            case "shell" -> {
                settings.list("Shell", arguments);
                return "SHELL [" + String.join(" ", arguments) + "]";
            }
            case "onbuild" -> {
                List<String> triggers = settings.list("OnBuild");
                triggers.add(first);
                settings.list("OnBuild", triggers);
            }
            case "user" -> settings.config().put("User", first);
            case "stopsignal" -> signal(first);
            case "workdir" -> {
                settings.config().put("WorkingDir", directory(settings.text("WorkingDir"), first));
                return "WORKDIR " + settings.text("WorkingDir");
            }
            default -> {}
        }
        return instruction.title() + " " + first;
    }

    private String pairs(Instruction instruction) {
        StringBuilder comment = new StringBuilder(instruction.title());
        List<String> pairs = instruction.arguments();
        for (int i = 0; i < pairs.size(); i += 2) {
            if (instruction.name().equals("env")) {
                settings.environment(pairs.get(i), pairs.get(i + 1));
            } else {
                settings.object("Labels").put(pairs.get(i), pairs.get(i + 1));
            }
            comment.append(' ').append(pairs.get(i)).append('=').append(pairs.get(i + 1));
        }
        return comment.toString();
    }

    private String command(Instruction instruction) {
        boolean entrypoint = instruction.name().equals("entrypoint");
        List<String> words = instruction.arguments().isEmpty()
                ? List.of()
                : settings.command(instruction.arguments(), instruction.json());
        settings.list(entrypoint ? "Entrypoint" : "Cmd", words);
        if (entrypoint && !settings.commandSet()) {
            settings.config().putNull("Cmd");
        } else if (!entrypoint && !words.isEmpty()) {
            settings.commandSet(true);
        }
        return instruction.title() + " " + GoQuote.quote(words);
    }

    private String healthcheck(Instruction instruction, Consumer<String> output) {
        List<String> before = new ArrayList<>();
        settings.config().path("Healthcheck").path("Test").forEach(each -> before.add(each.asText()));
        if (!before.isEmpty() && !before.get(0).equals("NONE")) {
            output.accept("Note: overriding previous HEALTHCHECK: [" + String.join(" ", before) + "]\n");
        }
        HealthCheck check = HealthCheck.of(instruction);
        settings.config().set("Healthcheck", check.json());
        return "HEALTHCHECK " + check.quoted(old);
    }

    private String expose(List<String> arguments, List<String> environment) {
        List<String> words = arguments.stream()
                .flatMap(each -> variables.words(each, environment).stream())
                .toList();
        words.forEach(each -> Ports.parse(each)
                .forEach(port -> settings.object("ExposedPorts").set(port, Json.object())));
        return "EXPOSE " + String.join(" ", words);
    }

    private void signal(String name) {
        if (Signal.parse(name).isEmpty()) {
            throw Refusal.badParameter((old ? "Invalid" : "invalid") + " signal: " + name);
        }
        settings.config().put("StopSignal", name);
    }

    private static String directory(String current, String wanted) {
        if (wanted.isEmpty()) {
            throw Refusal.broken("cannot normalize nothing");
        }
        return GoPath.clean(wanted.startsWith("/") ? wanted : "/" + current + "/" + wanted);
    }
}
