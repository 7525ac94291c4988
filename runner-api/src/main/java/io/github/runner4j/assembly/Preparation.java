package io.github.runner4j.assembly;

import io.github.runner4j.RunRequest;
import io.github.runner4j.config.ComponentConfig;
import io.github.runner4j.config.level.Ruling;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.plan.LaunchPlan;
import io.github.runner4j.source.SourceException;
import io.github.runner4j.source.SourceTree;
import io.github.runner4j.spi.SourceProvider;
import io.github.runner4j.spi.StageContext;
import java.time.Duration;
import java.util.function.Consumer;

/** What comes before anything is done on the engine: a launch and its dry run go through it alike. */
final class Preparation {

    private final Parts parts;

    Preparation(Parts parts) {
        this.parts = parts;
    }

    SourceTree fetch(RunRequest request, StageContext context) {
        return provider(request).fetch(request.source(), context);
    }

    /**
     * Decides what a launch will do.
     *
     * @param learn told the configuration before anything else is done with it, for it may hold secrets
     */
    LaunchPlan plan(RunRequest request, SourceTree tree, Consumer<ComponentConfig> learn, StageContext context) {
        Planner planner = planner();
        Ruling ruling = planner.configure(request, tree);
        learn.accept(ruling.level().config());
        LaunchPlan plan = planner.plan(request, ruling, tree);
        new AllowedRegistries(parts.host().policy(), parts.images()).check(plan.build(), context);
        return plan;
    }

    /** How long fetching, and deciding afterwards, may take. */
    Duration fetchTimeout(RunRequest request) {
        return planner().before(request).config().launch().fetchTimeout().orElseThrow();
    }

    private Planner planner() {
        return new Planner(parts.configReader(), parts.host());
    }

    private SourceProvider provider(RunRequest request) {
        return parts.sources().stream()
                .filter(each -> each.provides(request.source()))
                .findFirst()
                .orElseThrow(() -> new SourceException(
                        Failure.of(
                                ErrorCode.INVALID_CONFIGURATION,
                                "No source provider understands a "
                                        + request.source().getClass().getName()
                                        + ". Name one that does when the runner is built."),
                        null));
    }
}
