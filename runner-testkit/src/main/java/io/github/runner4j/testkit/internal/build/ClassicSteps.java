package io.github.runner4j.testkit.internal.build;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.change.ConfigChanges;
import io.github.runner4j.testkit.internal.change.Settings;
import io.github.runner4j.testkit.internal.dockerfile.Instruction;
import io.github.runner4j.testkit.internal.dockerfile.Variables;
import io.github.runner4j.testkit.internal.engine.Ids;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.progress.Messages;
import java.util.Optional;

/** What the classic builder does for each instruction. For one thread. */
final class ClassicSteps {

    private static final String NEEDS_BUILDKIT = " option requires BuildKit. Refer to"
            + " https://docs.docker.com/go/buildkit/ to learn how to build images with BuildKit enabled";

    private final BuildTools tools;
    private final Messages messages;
    private final StepCache cache;
    private final Intermediates containers;
    private final Commits commits;

    ClassicSteps(BuildTools tools, BuildOptions options, Messages messages) {
        this.tools = tools;
        this.messages = messages;
        this.cache = new StepCache(tools.images(), options.cache(), tools.old());
        this.containers = new Intermediates(tools, options.containers(), messages);
        this.commits = new Commits(tools);
    }

    StepCache cache() {
        return cache;
    }

    Intermediates containers() {
        return containers;
    }

    /** Changes the settings of the image, and makes an image that has them. */
    void configure(Instruction instruction, StageState state, Variables variables) {
        Settings settings = state.settings();
        String note = new ConfigChanges(settings, variables, tools.old())
                .apply(instruction, state.variables(), messages::output);
        if (instruction.name().equals("maintainer")) {
            state.maintainer(instruction.arguments().get(0));
        }
        boolean directory = instruction.name().equals("workdir");
        ObjectNode noted = directory ? settings.withNote("#(nop) " + note) : settings.withNote("#(nop) ", note);
        if (isCached(state, noted)) {
            return;
        }
        String id = containers.create(noted);
        noted.put("Hostname", Ids.shortened(id));
        if (instruction.name().equals("healthcheck")) {
            completeCheck(state, noted);
        }
        FileTree files = state.files();
        if (directory) {
            RunStep.makeWorkingDirectory(files, state, tools);
        }
        state.image(commits.commit(state, id, noted, files));
    }

    /** What a health check does not say, it has of the image before: a container was made of that meanwhile. */
    private static void completeCheck(StageState state, ObjectNode noted) {
        ObjectNode check = (ObjectNode) state.settings().config().path("Healthcheck");
        state.image()
                .ifPresent(image -> image.config()
                        .path("Healthcheck")
                        .properties()
                        .forEach(each -> {
                            if (!check.has(each.getKey())) {
                                check.set(each.getKey(), each.getValue());
                            }
                        }));
        noted.set("Healthcheck", check.deepCopy());
    }

    private boolean isCached(StageState state, ObjectNode settings) {
        Optional<Image> cached = cache.find(state.image(), settings);
        cached.ifPresent(image -> {
            messages.output(" ---> Using cache\n");
            state.image(image);
        });
        return cached.isPresent();
    }

    /** ARG is a step, too. */
    void argument(Instruction instruction, StageState state) {
        for (String each : instruction.arguments()) {
            String[] parts = each.split("=", 2);
            state.arguments().add(parts[0], parts.length == 2 ? Optional.of(parts[1]) : Optional.empty());
        }
        ObjectNode noted = state.settings().withNote("#(nop) ", "ARG " + String.join(" ", instruction.arguments()));
        if (!isCached(state, noted)) {
            String id = containers.create(noted);
            noted.put("Hostname", Ids.shortened(id));
            state.image(commits.commit(state, id, noted, state.files()));
        }
    }

    /** Copies files of the context, or of an image. */
    void copy(Instruction instruction, StageState state, FileTree from) {
        refuseFlag(instruction, "chmod");
        CopyStep step = CopyStep.of(instruction, from);
        ObjectNode noted = state.settings().withNote(step.note());
        if (!isCached(state, noted)) {
            FileTree files = state.files();
            step.copy(files, state, tools);
            state.image(commits.commit(state, "", noted, files));
        }
    }

    /** Runs a command; gives its exit code when it fails, and else 0. */
    int run(Instruction instruction, StageState state) throws InterruptedException {
        instruction.flags().keySet().stream().findFirst().ifPresent(flag -> refuseFlag(instruction, flag));
        RunStep step = RunStep.of(instruction, state);
        if (isCached(state, step.noted())) {
            return 0;
        }
        String id = containers.create(step.config());
        int code = tools.containers().run(id, messages.outputStream(false), messages.outputStream(true));
        if (code == 0) {
            ObjectNode noted = step.noted().put("Hostname", Ids.shortened(id));
            state.image(commits.commit(state, id, noted, tools.containers().files(id)));
        }
        return code;
    }

    private static void refuseFlag(Instruction instruction, String flag) {
        if (!instruction.flag(flag).isEmpty()) {
            throw Refusal.broken("the --" + flag + NEEDS_BUILDKIT);
        }
    }
}
