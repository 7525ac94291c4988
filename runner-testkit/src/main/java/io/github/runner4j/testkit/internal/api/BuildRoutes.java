package io.github.runner4j.testkit.internal.api;

import io.github.runner4j.testkit.internal.build.BuildOptions;
import io.github.runner4j.testkit.internal.build.BuildTools;
import io.github.runner4j.testkit.internal.build.ClassicBuild;
import io.github.runner4j.testkit.internal.build.ImageBuild;
import io.github.runner4j.testkit.internal.build.StepContainers;
import io.github.runner4j.testkit.internal.buildkit.BuildCache;
import io.github.runner4j.testkit.internal.buildkit.BuildKitBuild;
import io.github.runner4j.testkit.internal.copy.BuildContext;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.Images;
import io.github.runner4j.testkit.internal.image.Reference;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.progress.Messages;
import io.github.runner4j.testkit.internal.registry.Login;
import io.github.runner4j.testkit.internal.registry.Pull;
import io.github.runner4j.testkit.internal.registry.Registries;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds images. */
public final class BuildRoutes {

    private final BuildTools tools;
    private final Pull pull;
    private final BuildCache cache = new BuildCache();

    private BuildRoutes(BuildTools tools, Registries registries) {
        this.tools = tools;
        this.pull = new Pull(tools.images(), registries, tools.surroundings().dialect());
    }

    /** Adds them; bases that are not here are pulled. */
    public static void add(
            Router router, Surroundings surroundings, Images images, StepContainers containers, Registries registries) {
        BuildTools tools =
                new BuildTools(surroundings, images, (reference, again, messages) -> images.get(reference), containers);
        BuildRoutes routes = new BuildRoutes(tools, registries);
        router.on("POST", "/build", routes::build).on("POST", "/build/prune", routes::prune);
    }

    /** Forgets what BuildKit has done; nobody counts how much that was. */
    private void prune(Call call) {
        Filters.of(call, tools.surroundings().dialect());
        cache.clear();
        tools.surroundings().events().publish("builder", "prune", "", Map.of("reclaimed", "0"));
        call.json(200, Json.object().putNull("CachesDeleted").put("SpaceReclaimed", 0));
    }

    /** An image that is here, or is pulled with the logins that came with the call. */
    private Image base(Call call, String text, boolean again, Messages messages) {
        Optional<Image> here = again ? Optional.empty() : tools.images().find(text);
        return here.orElseGet(() -> {
            Reference name = tools.images().reference(text).withDefaultTag();
            String config = call.request().header("X-Registry-Config").orElse("");
            pull.run(name, Login.config(config, name.domain()), Optional.empty(), messages);
            return tools.images().get(name.toString());
        });
    }

    private void build(Call call) throws InterruptedException {
        BuildQuery query = new BuildQuery(call.request(), tools.surroundings().dialect());
        BuildOptions options = query.options();
        if (call.request().flag("squash")) {
            throw Refusal.badParameter("squash is only supported with experimental mode");
        }
        Set<Reference> names = query.names(tools.images());
        query.checkContext();
        Messages messages = new Messages(() -> call.exchange().open(call.head(200, "application/json")));
        boolean quiet = call.request().flag("q");
        Messages progress = quiet ? messages.later() : messages;
        BuildTools mine = tools.with((text, again, told) -> base(call, text, again, told));
        ImageBuild build = query.buildKit()
                ? new BuildKitBuild(mine, cache, body(call), options, progress)
                : new ClassicBuild(mine, context(call, options), options, progress);
        call.exchange().onGone(build::interrupt);
        try {
            Image image = build.run(names);
            if (quiet) {
                messages.output(image.id() + "\n");
            }
        } catch (Refusal e) {
            progress.release();
            if (!messages.begun()) {
                throw e;
            }
            messages.error(build.exitCode(), e.message());
        }
        messages.finish();
    }

    private byte[] body(Call call) {
        try {
            return call.exchange().body().readAllBytes();
        } catch (IOException e) {
            throw Refusal.broken(
                    ImageTransferRoutes.unreadable(e, tools.surroundings().dialect()));
        }
    }

    private BuildContext context(Call call, BuildOptions options) {
        try {
            return BuildContext.read(call.exchange().body(), options.recipe().dockerfile());
        } catch (IOException e) {
            throw Refusal.broken(
                    ImageTransferRoutes.unreadable(e, tools.surroundings().dialect()));
        }
    }
}
