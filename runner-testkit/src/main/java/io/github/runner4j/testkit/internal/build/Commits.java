package io.github.runner4j.testkit.internal.build;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.ImageDraft;
import io.github.runner4j.testkit.internal.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes an image of a step. */
final class Commits {

    private final BuildTools tools;

    Commits(BuildTools tools) {
        this.tools = tools;
    }

    /**
     * Makes it.
     *
     * @param container the id of the step's container; empty without one
     * @param settings the settings of the container, whose command tells what was done
     * @param files what is there after the step
     */
    Image commit(StageState state, String container, ObjectNode settings, FileTree files) {
        Instant now = tools.surroundings().time().clock().instant();
        ImageDraft draft = state.image().map(ImageDraft::from).orElseGet(ImageDraft::scratch);
        boolean changed = draft.change(files);
        List<String> words = new ArrayList<>();
        settings.path("Cmd").forEach(each -> words.add(each.asText()));
        ObjectNode step = Json.object().put("created", now.toString());
        if (!state.maintainer().isEmpty()) {
            step.put("author", state.maintainer());
        }
        step.put("created_by", String.join(" ", words));
        Image image = draft.config(state.settings().copy())
                .object("container_config", settings)
                .text("container", container)
                .text("author", state.maintainer())
                .text("docker_version", tools.surroundings().dialect().engineVersion())
                .step(changed ? step : step.put("empty_layer", true))
                .at(now);
        return state.image().isPresent()
                ? tools.images().add(image, state.image().get())
                : tools.images().add(image);
    }
}
