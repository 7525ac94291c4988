package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.change.ConfigChanges;
import io.github.runner4j.testkit.internal.container.Container;
import io.github.runner4j.testkit.internal.container.ContainerEngine;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.ImageDraft;
import io.github.runner4j.testkit.internal.image.Images;
import io.github.runner4j.testkit.internal.image.Reference;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.settings.ImageDefaults;
import io.github.runner4j.testkit.wire.Dialect;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes an image of a container. */
public final class CommitRoutes {

    private static final int CREATED = 201;

    private final Surroundings surroundings;
    private final Images images;
    private final ContainerEngine containers;
    private final Bodies bodies;
    private final boolean old;

    private CommitRoutes(Surroundings surroundings, Images images, ContainerEngine containers) {
        this.surroundings = surroundings;
        this.images = images;
        this.containers = containers;
        this.bodies = new Bodies(containers);
        this.old = surroundings.dialect() == Dialect.DOCKER_20_10;
    }

    /** Adds it. */
    public static void add(Router router, Surroundings surroundings, Images images, ContainerEngine containers) {
        router.on("POST", "/commit", new CommitRoutes(surroundings, images, containers)::commit);
    }

    private void commit(Call call) throws IOException {
        JsonNode body = bodies.readAny(call);
        if (!old) {
            name(call);
        }
        Container container = containers.containers().find(text(call, "container"));
        boolean pause = text(call, "pause").isEmpty() || call.request().flag("pause");
        boolean paused = pause && container.isRunning() && !container.isPaused();
        if (paused) {
            containers.pause(container);
        }
        try {
            ObjectNode config = config(call, container, body);
            Image image = image(call, container, config);
            Optional<Reference> name = name(call);
            name.ifPresent(each -> images.tag(image, each.withDefaultTag()));
            containers.tell(
                    container,
                    "commit",
                    Map.of(
                            "comment",
                            text(call, "comment"),
                            "imageID",
                            image.id(),
                            "imageRef",
                            name.map(Reference::familiar).orElse("")));
            call.json(CREATED, Json.object().put("Id", image.id()));
        } finally {
            if (paused) {
                containers.unpause(container);
            }
        }
    }

    private static String text(Call call, String key) {
        return call.request().parameter(key).orElse("");
    }

    /** At 20.10 a name that cannot be read counts as a failure of the engine. */
    private Optional<Reference> name(Call call) {
        String repository = text(call, "repo");
        if (repository.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ImageNames(images).withTag(repository, text(call, "tag")));
        } catch (Refusal e) {
            throw old ? Refusal.broken(e.message()) : e;
        }
    }

    private ObjectNode config(Call call, Container container, JsonNode body) {
        List<String> changes = call.request().query().getOrDefault("changes", List.of());
        ObjectNode given = body.isEmpty()
                ? container.config().deepCopy()
                : containers.structures().read("Config", body);
        ObjectNode config = ConfigChanges.apply(given, changes, old);
        ImageDefaults.apply(config, container.config());
        return config;
    }

    private Image image(Call call, Container container, ObjectNode config) {
        Instant now = surroundings.time().clock().instant();
        Optional<Image> parent =
                Optional.of(container.imageId()).filter(each -> !each.isEmpty()).flatMap(images::find);
        ImageDraft draft = parent.map(ImageDraft::from).orElseGet(ImageDraft::scratch);
        boolean changed = draft.change(container.files());
        List<String> words = new ArrayList<>();
        container.config().path("Cmd").forEach(each -> words.add(each.asText()));
        ObjectNode step = Json.object().put("created", now.toString());
        put(step, "author", text(call, "author"));
        put(step, "created_by", String.join(" ", words));
        put(step, "comment", text(call, "comment"));
        Image image = draft.config(config)
                .object("container_config", container.config().deepCopy())
                .text("container", container.id())
                .text("author", text(call, "author"))
                .text("comment", text(call, "comment"))
                .text("docker_version", surroundings.dialect().engineVersion())
                .step(changed ? step : step.put("empty_layer", true))
                .at(now);
        return parent.isPresent() ? images.add(image, parent.get()) : images.add(image);
    }

    private static void put(ObjectNode step, String key, String value) {
        if (!value.isEmpty()) {
            step.put(key, value);
        }
    }
}
