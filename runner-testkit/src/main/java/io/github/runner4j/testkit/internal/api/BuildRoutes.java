package io.github.runner4j.testkit.internal.api;

import io.github.runner4j.testkit.internal.build.BuildOptions;
import io.github.runner4j.testkit.internal.build.BuildTools;
import io.github.runner4j.testkit.internal.build.ClassicBuild;
import io.github.runner4j.testkit.internal.copy.BuildContext;
import io.github.runner4j.testkit.internal.engine.Ids;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.Reference;
import io.github.runner4j.testkit.internal.progress.Messages;
import java.io.IOException;
import java.util.Set;

/** Builds images. */
public final class BuildRoutes {

    private final BuildTools tools;

    private BuildRoutes(BuildTools tools) {
        this.tools = tools;
    }

    /** Adds them. */
    public static void add(Router router, BuildTools tools) {
        router.on("POST", "/build", new BuildRoutes(tools)::build);
    }

    private void build(Call call) throws InterruptedException {
        BuildQuery query = new BuildQuery(call.request(), tools.old());
        BuildOptions options = query.options();
        if (call.request().flag("squash")) {
            throw Refusal.badParameter("squash is only supported with experimental mode");
        }
        Set<Reference> names = query.names(tools.images());
        query.checkContext();
        Messages messages = new Messages(() -> call.exchange().open(call.head(200, "application/json")));
        BuildContext context = context(call, options);
        boolean quiet = call.request().flag("q");
        Messages progress = quiet ? messages.later() : messages;
        ClassicBuild build = new ClassicBuild(tools, context, options, progress);
        call.exchange().onGone(build::interrupt);
        try {
            Image image = build.run();
            finish(image, names, progress);
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

    private BuildContext context(Call call, BuildOptions options) {
        try {
            return BuildContext.read(call.exchange().body(), options.recipe().dockerfile());
        } catch (IOException e) {
            throw Refusal.broken(
                    ImageTransferRoutes.unreadable(tools.surroundings().dialect()));
        }
    }

    private void finish(Image image, Set<Reference> names, Messages messages) {
        messages.output("Successfully built " + Ids.shortened(image.id()) + "\n");
        for (Reference name : names) {
            tools.images().tag(image, name);
            messages.output("Successfully tagged " + name.familiar() + "\n");
        }
    }
}
