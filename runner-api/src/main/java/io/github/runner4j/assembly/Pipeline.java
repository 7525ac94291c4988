package io.github.runner4j.assembly;

import io.github.runner4j.RunRequest;
import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.config.ImageCleanupPolicy;
import io.github.runner4j.config.RunOptions;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.event.Stage;
import io.github.runner4j.image.BuiltImage;
import io.github.runner4j.plan.LaunchPlan;
import io.github.runner4j.source.SourceTree;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The stages of a launch in order, and how they are undone in reverse. */
final class Pipeline {

    private final Parts parts;
    private final Preparation preparation;
    private final Images images;
    private final Starter starter;
    private final Readiness readiness;
    private final Postmortem postmortem;

    Pipeline(Parts parts, Images images, Starter starter, Readiness readiness, Postmortem postmortem) {
        this.parts = parts;
        this.preparation = new Preparation(parts);
        this.images = images;
        this.starter = starter;
        this.readiness = readiness;
        this.postmortem = postmortem;
    }

    /** Runs all stages. On failure everything that was made is gone before this throws. */
    Started run(Launch launch) {
        Undo undo = new Undo();
        try (Images.Hold hold = images.hold()) {
            LaunchPlan plan;
            BuiltImage image;
            try (SourceTree tree = fetch(launch, undo)) {
                plan = plan(launch, tree);
                image = build(launch, plan, hold, undo);
            }
            return startAndWait(launch, plan, image, undo);
        } catch (RuntimeException | Error e) {
            undo.unwind(e);
            throw e;
        }
    }

    private SourceTree fetch(Launch launch, Undo undo) {
        RunRequest request = launch.request();
        String what = "Fetching " + request.source().describe();
        return launch.stage(
                Stage.FETCH,
                launch.part(Stage.FETCH, what, preparation.fetchTimeout(request), "fetchTimeout"),
                context -> {
                    SourceTree tree = preparation.fetch(request, context);
                    // The stage may still be stopped before it hands the tree over.
                    undo.push(tree::close);
                    return tree;
                },
                tree -> "revision " + tree.revision().shortId());
    }

    private LaunchPlan plan(Launch launch, SourceTree tree) {
        RunRequest request = launch.request();
        return launch.stage(
                Stage.PLAN,
                launch.part(
                        Stage.PLAN,
                        "Planning " + request.component(),
                        preparation.fetchTimeout(request),
                        "fetchTimeout"),
                context -> preparation.plan(request, tree, launch::learn, context),
                plan -> "build " + plan.build().dockerfile() + " as "
                        + plan.build().reference());
    }

    private BuiltImage build(Launch launch, LaunchPlan plan, Images.Hold hold, Undo undo) {
        String what = "Building " + plan.build().dockerfile() + " of " + plan.component();
        return launch.stage(
                Stage.BUILD,
                launch.part(Stage.BUILD, what, time(plan.launch().buildTimeout()), "buildTimeout"),
                context -> {
                    BuiltImage image = hold.obtain(plan.build(), context);
                    undo.push(() -> forget(plan, image));
                    return image;
                },
                image -> (image.reused() ? "reused " : "built ") + image.reference());
    }

    private Started startAndWait(Launch launch, LaunchPlan plan, BuiltImage image, Undo undo) {
        String what = "Starting " + plan.component();
        try (Bound running = launch.part(Stage.START, what, time(plan.launch().runTimeout()), "runTimeout")) {
            Started started = launch.stage(
                    Stage.START,
                    launch.part(Stage.START, what, running),
                    context -> starter.start(launch, plan, image, undo, context),
                    Started::describe);
            return observed(
                    started,
                    plan.run(),
                    () -> launch.stage(
                            Stage.WAIT,
                            launch.part(Stage.WAIT, "Waiting for " + plan.component(), running),
                            context -> ready(started, plan, context),
                            ready -> ready.state().ports().isEmpty()
                                    ? "ready"
                                    : "ready at " + ready.state().ports()));
        }
    }

    private Started ready(Started started, LaunchPlan plan, Bound context) {
        String component = plan.component();
        HealthCheck check = started.labels().check();
        boolean unknown = check.probe() instanceof HealthCheck.None
                && plan.run().healthCheck().filter(HealthCheck::asks).isEmpty();
        return new Started(
                unknown
                        ? readiness.settle(component, started.state().name(), context)
                        : readiness.await(component, started.state().name(), check, context),
                started.labels());
    }

    /** A failure from here on is explained by what can be seen of the container, before it is removed. */
    private Started observed(Started started, RunOptions run, Supplier<Started> work) {
        try {
            return work.get();
        } catch (RunnerException e) {
            throw named(postmortem.withEvidence(e, started.state().id()), run);
        }
    }

    /** Not every init process says which program it could not start. */
    private static RunnerException named(RunnerException failure, RunOptions run) {
        String program =
                run.entrypoint().or(run::command).map(words -> words.get(0)).orElse("");
        String message = failure.failure().message();
        boolean unnamed = failure.code().equals(ErrorCode.CONTAINER_COMMAND_INVALID) && !message.contains(program);
        return unnamed
                ? failure.withFailure(
                        new Failure(failure.code(), message + " The program is " + program + ".", failure.evidence()),
                        failure.getCause())
                : failure;
    }

    private void forget(LaunchPlan plan, BuiltImage image) {
        ImageCleanupPolicy policy = plan.launch().imageCleanupPolicy().orElse(ImageCleanupPolicy.ON_ERROR);
        boolean wanted =
                policy == ImageCleanupPolicy.ALWAYS || (policy == ImageCleanupPolicy.ON_ERROR && !image.reused());
        if (wanted) {
            parts.call("Removing the image " + image.reference(), context -> images.remove(image.reference(), context));
        }
    }

    /** The settings have every time, and each level lies over them. */
    private static Duration time(Optional<Duration> time) {
        return time.orElseThrow();
    }
}
