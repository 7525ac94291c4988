package io.github.runner4j.testkit.internal.buildkit;

import io.github.runner4j.testkit.internal.build.BuildArguments;
import io.github.runner4j.testkit.internal.change.ConfigChanges;
import io.github.runner4j.testkit.internal.dockerfile.Dockerfile;
import io.github.runner4j.testkit.internal.dockerfile.Instruction;
import io.github.runner4j.testkit.internal.dockerfile.Stage;
import io.github.runner4j.testkit.internal.dockerfile.Variables;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.image.Image;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Plans the stages of a Dockerfile that are needed. For one thread. */
final class BuildPlan {

    private static final Map<String, String> PLATFORM = Map.of(
            "PLATFORM", "linux/amd64",
            "OS", "linux",
            "ARCH", "amd64",
            "VARIANT", "");

    private final Workshop workshop;
    private final Node context;
    private final Bases bases;
    private final BuildArguments arguments;
    private final List<Stage> stages;
    private final Variables variables;
    private final Map<Integer, StagePlan> plans = new HashMap<>();

    private BuildPlan(Workshop workshop, Node context, Dockerfile file, Dockerfile.Plan read) {
        this.workshop = workshop;
        this.context = context;
        this.bases = new Bases(workshop);
        this.arguments = BuildArguments.of(workshop.options().values().arguments());
        this.stages = read.stages();
        this.variables = new Variables(file.escape(), workshop.old());
        PLATFORM.forEach((name, value) -> {
            arguments.addGlobal("BUILD" + name, Optional.of(value));
            arguments.addGlobal("TARGET" + name, Optional.of(value));
        });
        read.arguments().forEach(this::addGlobal);
    }

    /**
     * The plan of the stage that is asked for.
     *
     * @throws Refusal when something is wrong with the Dockerfile, or an image is not to be had
     */
    static StagePlan of(Workshop workshop, Node context, String text) throws InterruptedException {
        Dockerfile file = Dockerfile.read(text, workshop.old());
        Dockerfile.Plan read = file.plan(workshop.old());
        if (read.stages().isEmpty()) {
            throw Refusal.badParameter("dockerfile contains no stages to build");
        }
        BuildPlan plan = new BuildPlan(workshop, context, file, read);
        StagePlan target = plan.stage(plan.target());
        plan.label(target);
        return target;
    }

    /** Labels that were asked for besides; the history does not tell of them. */
    private void label(StagePlan target) {
        ConfigChanges changes = new ConfigChanges(target.state().settings(), variables, workshop.old());
        workshop.options()
                .values()
                .labels()
                .forEach((key, value) -> changes.apply(Instruction.label(key, value), List.of(), ignored -> {}));
    }

    private void addGlobal(Instruction argument) {
        for (String each : argument.arguments()) {
            String[] parts = variables.text(each, arguments.lines(List.of())).split("=", 2);
            arguments.addGlobal(parts[0], parts.length == 2 ? Optional.of(parts[1]) : Optional.empty());
        }
    }

    private int target() {
        String target = workshop.options().recipe().target();
        if (target.isEmpty()) {
            return stages.size() - 1;
        }
        return numbered(target, stages.size())
                .orElseThrow(() -> Refusal.badParameter(
                        workshop.old()
                                ? "target stage " + target + " could not be found"
                                : "target stage \"" + target + "\" could not be found"));
    }

    /** The stage of a name, or of a number, among the first so many. */
    private OptionalInt numbered(String text, int limit) {
        OptionalInt named = named(text, limit);
        boolean number = text.matches("\\d{1,4}") && Integer.parseInt(text) < limit;
        return named.isEmpty() && number ? OptionalInt.of(Integer.parseInt(text)) : named;
    }

    private OptionalInt named(String text, int limit) {
        String name = text.toLowerCase(Locale.ROOT);
        for (int i = limit - 1; i >= 0; i--) {
            if (stages.get(i).name().equals(name)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private StagePlan stage(int number) throws InterruptedException {
        StagePlan known = plans.get(number);
        if (known != null) {
            return known;
        }
        Stage stage = stages.get(number);
        String base = variables.text(stage.base(), arguments.globals());
        if (base.isEmpty()) {
            throw Refusal.broken("base name (" + stage.base() + ") should not be blank");
        }
        OptionalInt earlier = named(base, number);
        boolean pulled = earlier.isEmpty() && !base.equals("scratch");
        StagePlan plan = begin(base, earlier);
        List<Instruction> instructions = triggers(plan);
        instructions.addAll(stage.instructions());
        StageName name = new StageName(name(stage, number), pulled, instructions);
        if (pulled) {
            Operation image = Operations.image(bases.image(base));
            String text = name.next("FROM " + bases.told(base), List.of());
            plan.begin(Node.of(text, Optional.empty(), Optional.empty(), image));
        }
        StagePlanner planner = new StagePlanner(workshop, plan, name, variables, from -> source(from, number));
        for (Instruction each : instructions) {
            planner.take(each);
        }
        plans.put(number, plan);
        return plan;
    }

    private StagePlan begin(String base, OptionalInt earlier) throws InterruptedException {
        if (earlier.isPresent()) {
            return StagePlan.on(stage(earlier.getAsInt()), arguments.stage());
        }
        if (base.equals("scratch")) {
            return StagePlan.scratch(arguments.stage());
        }
        Image image = bases.image(base);
        return StagePlan.on(image, arguments.stage());
    }

    private List<Instruction> triggers(StagePlan plan) {
        List<String> triggers = plan.state().settings().list("OnBuild");
        plan.state().settings().config().putNull("OnBuild");
        List<Instruction> instructions = new ArrayList<>();
        triggers.forEach(each -> instructions.add(Instruction.trigger(each, workshop.old())));
        return instructions;
    }

    private String name(Stage stage, int number) {
        if (stages.size() == 1) {
            return "";
        }
        return stage.name().isEmpty() ? "stage-" + number : stage.name();
    }

    private Optional<Node> source(String from, int number) throws InterruptedException {
        if (from.isEmpty()) {
            return Optional.of(context);
        }
        OptionalInt earlier = numbered(from, number);
        return earlier.isPresent() ? stage(earlier.getAsInt()).node() : Optional.of(bases.node(from));
    }
}
