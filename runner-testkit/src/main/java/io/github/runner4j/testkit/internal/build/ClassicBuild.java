package io.github.runner4j.testkit.internal.build;

import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.change.ConfigChanges;
import io.github.runner4j.testkit.internal.copy.BuildContext;
import io.github.runner4j.testkit.internal.dockerfile.Dockerfile;
import io.github.runner4j.testkit.internal.dockerfile.Instruction;
import io.github.runner4j.testkit.internal.dockerfile.Stage;
import io.github.runner4j.testkit.internal.dockerfile.Variables;
import io.github.runner4j.testkit.internal.engine.Ids;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.Platform;
import io.github.runner4j.testkit.internal.image.Reference;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.progress.Messages;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A build by the classic builder. For one thread, but for {@link #interrupt()}. */
public final class ClassicBuild implements ImageBuild {

    private static final String DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final BuildTools tools;
    private final BuildContext context;
    private final BuildOptions options;
    private final Messages messages;
    private final ClassicSteps steps;
    private final BuildArguments arguments;
    private final FinishedStages finished = new FinishedStages();
    private Variables variables = new Variables('\\', false);
    private StepGate gate;
    private int total;
    private int exitCode;
    private volatile boolean interrupted;

    public ClassicBuild(BuildTools tools, BuildContext context, BuildOptions options, Messages messages) {
        this.tools = tools;
        this.context = context;
        this.options = options;
        this.messages = messages;
        this.steps = new ClassicSteps(tools, options, messages);
        this.arguments = BuildArguments.of(options.values().arguments());
        this.gate = new StepGate(tools.surroundings().gate(), Set.of());
    }

    @Override
    public int exitCode() {
        return exitCode;
    }

    @Override
    public void interrupt() {
        interrupted = true;
        steps.containers().interrupt();
    }

    @Override
    public Image run(Set<Reference> names) throws InterruptedException {
        gate = new StepGate(tools.surroundings().gate(), names);
        Image image = build();
        messages.output("Successfully built " + Ids.shortened(image.id()) + "\n");
        for (Reference name : names) {
            tools.images().tag(image, name);
            messages.output("Successfully tagged " + name.familiar() + "\n");
        }
        return image;
    }

    private Image build() throws InterruptedException {
        Platform.parse(options.recipe().platform());
        Dockerfile file = context.dockerfile(tools.old());
        Dockerfile.Plan plan = file.plan(tools.old());
        List<Stage> stages = Targets.upTo(plan.stages(), options.recipe().target(), tools.old());
        Stage last = stages.get(stages.size() - 1);
        options.values().labels().forEach((key, value) -> last.instructions().add(Instruction.label(key, value)));
        warn(file.warnings());
        variables = new Variables(file.escape(), tools.old());
        total = plan.arguments().size()
                + stages.size()
                + stages.stream().mapToInt(each -> each.instructions().size()).sum();
        for (Instruction argument : plan.arguments()) {
            announce(argument.text());
            addGlobal(argument);
        }
        StageState state = new StageState(Optional.empty(), arguments);
        for (Stage stage : stages) {
            state = build(stage);
        }
        if (!arguments.unused().isEmpty()) {
            messages.output("[Warning] One or more build-args [" + String.join(" ", arguments.unused())
                    + "] were not consumed\n");
        }
        return state.image().orElseThrow(() -> Refusal.broken("No image was generated. Is your Dockerfile empty?"));
    }

    /** 20.10 says all at once. */
    private void warn(List<String> warnings) {
        List<String> texts = tools.old() && !warnings.isEmpty() ? List.of(String.join("\n", warnings)) : warnings;
        texts.forEach(each -> messages.output("\u001b[91m" + each + "\n\u001b[0m"));
    }

    private void announce(String text) {
        messages.output("Step " + (gate.taken() + 1) + "/" + total + " : " + text);
        messages.output("\n");
        failed(gate.next(), text);
    }

    private void failed(int code, String command) {
        exitCode = code;
        if (code != 0) {
            throw Refusal.broken("The command '" + command + "' returned a non-zero code: " + code);
        }
    }

    private void told(StageState state) {
        messages.output(" ---> " + Ids.shortened(state.imageId()) + "\n");
    }

    private void addGlobal(Instruction argument) {
        for (String each : argument.arguments()) {
            String[] parts = variables.text(each, arguments.lines(List.of())).split("=", 2);
            arguments.addGlobal(parts[0], parts.length == 2 ? Optional.of(parts[1]) : Optional.empty());
        }
    }

    private StageState build(Stage stage) throws InterruptedException {
        finished.checkFree(stage.name());
        announce(stage.text());
        steps.cache().reset();
        StageState state = begin(stage);
        told(state);
        for (Instruction instruction : stage.instructions()) {
            checkInterruption();
            announce(instruction.text());
            take(instruction, state);
            told(state);
        }
        state.image().ifPresent(image -> {
            messages.result("", Json.object().put("ID", image.id()));
            finished.add(stage.name(), image);
        });
        return state;
    }

    private void checkInterruption() {
        if (interrupted) {
            messages.output("Build cancelled\n");
            throw Refusal.broken("Build cancelled");
        }
    }

    private StageState begin(Stage stage) throws InterruptedException {
        checkPlatform(stage.platform());
        String name = variables.text(stage.base(), arguments.globals());
        if (name.isEmpty()) {
            throw Refusal.broken("base name (" + stage.base() + ") should not be blank");
        }
        Optional<Image> base = name.equals("scratch")
                ? Optional.empty()
                : Optional.of(finished.byName(name).orElseGet(() -> image(name)));
        StageState state = new StageState(base, arguments.stage());
        boolean path = state.settings().environment().stream().anyMatch(each -> each.startsWith("PATH="));
        if (!path) {
            state.settings().environment("PATH", DEFAULT_PATH);
        }
        List<String> triggers = state.settings().list("OnBuild");
        if (!triggers.isEmpty()) {
            state.settings().config().putNull("OnBuild");
            messages.output(
                    "# Executing " + triggers.size() + " build trigger" + (triggers.size() > 1 ? "s" : "") + "\n");
        }
        for (String trigger : triggers) {
            state.settings().config().put("Image", state.imageId());
            take(Instruction.trigger(trigger, tools.old()), state);
        }
        state.settings().config().put("Image", state.imageId());
        return state;
    }

    private void checkPlatform(String text) {
        String platform = variables.text(text, arguments.globals());
        try {
            Platform.parse(platform);
        } catch (Refusal e) {
            throw Refusal.broken("failed to parse platform " + platform + ": " + e.message());
        }
    }

    private Image image(String name) {
        return tools.bases().get(name, options.cache().pull(), messages);
    }

    private void take(Instruction written, StageState state) throws InterruptedException {
        Instruction instruction =
                new ConfigChanges(state.settings(), variables, tools.old()).expanded(written, state.variables());
        boolean successful = false;
        try {
            switch (instruction.name()) {
                case "run" -> run(instruction, state);
                case "copy", "add" -> steps.copy(instruction, state, source(instruction));
                case "arg" -> steps.argument(instruction, state);
                default -> steps.configure(instruction, state, variables);
            }
            successful = true;
        } finally {
            steps.containers().clear(successful);
        }
    }

    private void run(Instruction instruction, StageState state) throws InterruptedException {
        int code = steps.run(instruction, state);
        failed(code, String.join(" ", RunStep.of(instruction, state).words()));
    }

    private FileTree source(Instruction instruction) {
        String from = instruction.flag("from");
        if (from.isEmpty()) {
            return context.files();
        }
        try {
            return finished.find(from).orElseGet(() -> image(from)).files();
        } catch (Refusal e) {
            throw Refusal.broken("invalid from flag value " + from + ": " + e.message());
        }
    }
}
