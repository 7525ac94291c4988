package io.github.runner4j.testkit.internal.buildkit;

import io.github.runner4j.testkit.internal.build.RunStep;
import io.github.runner4j.testkit.internal.build.StageState;
import io.github.runner4j.testkit.internal.change.ConfigChanges;
import io.github.runner4j.testkit.internal.change.Settings;
import io.github.runner4j.testkit.internal.dockerfile.Instruction;
import io.github.runner4j.testkit.internal.dockerfile.Variables;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the instructions of a stage add to its plan. For one thread. */
final class StagePlanner {

    /** Finds what COPY takes files from. */
    @FunctionalInterface
    interface Sources {

        /** The build context for an empty name; else a stage or an image. */
        Optional<Node> find(String name) throws InterruptedException;
    }

    private static final String MADE = " # buildkit";
    private static final List<String> TOLD_FLAGS = List.of("chown", "chmod");

    private final Workshop workshop;
    private final StagePlan plan;
    private final StageName name;
    private final Variables variables;
    private final Sources sources;
    private final List<String> declared = new ArrayList<>();

    StagePlanner(Workshop workshop, StagePlan plan, StageName name, Variables variables, Sources sources) {
        this.workshop = workshop;
        this.plan = plan;
        this.name = name;
        this.variables = variables;
        this.sources = sources;
    }

    void take(Instruction written) throws InterruptedException {
        StageState state = plan.state();
        Instruction instruction = changes(state.settings()).expanded(written, state.variables());
        switch (instruction.name()) {
            case "run" -> run(instruction);
            case "copy", "add" -> copy(instruction);
            case "arg" -> argument(instruction);
            case "workdir" -> directory(instruction);
            default -> plan.note(configure(instruction));
        }
    }

    private ConfigChanges changes(Settings settings) {
        return new ConfigChanges(settings, variables, workshop.old());
    }

    private String next(Instruction instruction) {
        return name.next(instruction.text(), plan.state().variables());
    }

    private void run(Instruction written) {
        if (!written.flag("mount").isEmpty()) {
            throw Refusal.broken("the fake engine does not know RUN --mount=" + written.flag("mount"));
        }
        Instruction instruction = script(written);
        RunStep step = RunStep.of(instruction, plan.state());
        Operation operation = new RunOperation(step, workshop.running(), workshop.old());
        plan.layer(
                "RUN " + declaredArguments() + String.join(" ", step.words()) + MADE,
                Node.of(next(written), plan.node(), Optional.empty(), operation));
    }

    /** A here-document alone is the script itself; with other words the shell reads it. */
    private static Instruction script(Instruction run) {
        if (run.documents().isEmpty() || run.json()) {
            return run;
        }
        String words = run.arguments().get(0);
        StringBuilder script = new StringBuilder();
        for (Map.Entry<String, String> each : run.documents().entrySet()) {
            boolean alone = words.replaceAll("[-'\"]", "").strip().equals("<<" + each.getKey());
            script.append(alone ? each.getValue() : words + "\n" + each.getValue() + each.getKey());
        }
        return run.with(List.of(script.toString()));
    }

    private String declaredArguments() {
        if (declared.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("|").append(declared.size()).append(' ');
        declared.forEach(each -> text.append(value(each).orElse(each + "=")).append(' '));
        return text.toString();
    }

    /** {@code NAME=value} of an argument that has a value. */
    private Optional<String> value(String argument) {
        return plan.state().arguments().lines(List.of()).stream()
                .filter(each -> each.startsWith(argument + "="))
                .findFirst();
    }

    private void copy(Instruction instruction) throws InterruptedException {
        Optional<Node> source = sources.find(instruction.flag("from"));
        StringBuilder text = new StringBuilder(instruction.title());
        for (String flag : TOLD_FLAGS) {
            if (!workshop.old() && !instruction.flag(flag).isEmpty()) {
                text.append(" --").append(flag).append('=').append(instruction.flag(flag));
            }
        }
        instruction.arguments().forEach(each -> text.append(' ').append(each));
        Operation operation = CopyOperation.of(instruction, plan.state(), workshop.tools());
        plan.layer(text + MADE, Node.of(next(instruction), plan.node(), source, operation));
    }

    private void argument(Instruction instruction) {
        List<String> told = new ArrayList<>();
        for (String each : instruction.arguments()) {
            String[] parts = each.split("=", 2);
            plan.state().arguments().add(parts[0], parts.length == 2 ? Optional.of(parts[1]) : Optional.empty());
            declared.add(parts[0]);
            told.add(value(parts[0]).orElse(parts[0]));
        }
        plan.note("ARG " + String.join(" ", told));
    }

    private void directory(Instruction instruction) {
        String called = next(instruction);
        String note = configure(instruction);
        String path = plan.state().settings().text("WorkingDir");
        if (path.equals("/")) {
            plan.note(note);
        } else {
            Operation operation = Operations.directory(path, workshop.tools());
            plan.layer(note, Node.of(called, plan.node(), Optional.empty(), operation));
        }
    }

    /** Changes settings, and tells what the history says of that. */
    String configure(Instruction instruction) {
        StageState state = plan.state();
        List<String> values = state.variables();
        String note = changes(state.settings()).apply(instruction, values, ignored -> {});
        return switch (instruction.name()) {
            case "cmd" -> {
                state.settings().config().put("ArgsEscaped", true);
                yield note;
            }
            case "maintainer" -> {
                state.maintainer(instruction.arguments().get(0));
                yield note;
            }
            case "expose" -> exposed(instruction, values);
            default -> note;
        };
    }

    /** As Go writes the map of them. */
    private String exposed(Instruction instruction, List<String> values) {
        Settings alone = new Settings(Json.object());
        changes(alone).apply(instruction, values, ignored -> {});
        List<String> ports = alone.config().path("ExposedPorts").properties().stream()
                .map(each -> each.getKey() + ":{}")
                .sorted()
                .toList();
        return "EXPOSE map[" + String.join(" ", ports) + "]";
    }
}
