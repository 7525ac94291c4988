package io.github.runner4j.assembly;

import io.github.runner4j.RunRequest;
import io.github.runner4j.config.PortRequest;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.ContainerStatus;
import io.github.runner4j.container.SystemInfo;
import io.github.runner4j.image.BuildInputs;
import io.github.runner4j.image.ImageDetails;
import io.github.runner4j.plan.BuildPlan;
import io.github.runner4j.plan.EngineChoice;
import io.github.runner4j.plan.LaunchPlan;
import io.github.runner4j.plan.PortPlan;
import io.github.runner4j.plan.RunPlan;
import io.github.runner4j.secret.Redactor;
import io.github.runner4j.source.SourceTree;
import io.github.runner4j.spi.PreviewCapability;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Prepares a launch as a launch does, and asks the engine what it would meet. Asks only; nothing is changed. */
final class Forecast {

    private final Parts parts;
    private final Preparation preparation;
    private final Starter starter;

    Forecast(Parts parts, Starter starter) {
        this.parts = parts;
        this.preparation = new Preparation(parts);
        this.starter = starter;
    }

    /**
     * What a launch would do.
     *
     * @param redactor learns the secrets of the repository's file as soon as they are known
     */
    RunPlan of(RunRequest request, Bound bound, AtomicReference<Redactor> redactor) {
        LaunchPlan plan;
        Optional<BuildInputs> inputs;
        String fetching = "Fetching " + request.source().describe();
        Reading reading = new Reading(bound, preparation.fetchTimeout(request));
        try (SourceTree tree = reading.run(fetching, context -> preparation.fetch(request, context))) {
            plan = reading.run(
                    "Planning " + request.component(),
                    context -> preparation.plan(
                            request,
                            tree,
                            config -> redactor.updateAndGet(known -> Redaction.and(known, config)),
                            context));
            inputs = reading.run("Reading the build context", context -> inputs(plan, context));
        }
        return with(request, plan, inputs, new Questions(bound), redactor.get());
    }

    private Optional<BuildInputs> inputs(LaunchPlan plan, Bound context) {
        return parts.images() instanceof PreviewCapability images
                ? Optional.of(images.inputs(plan.build(), context))
                : Optional.empty();
    }

    private RunPlan with(
            RunRequest request, LaunchPlan plan, Optional<BuildInputs> inputs, Questions questions, Redactor redactor) {
        ImageForecast images = new ImageForecast(parts.images(), questions, redactor);
        Optional<ImageDetails> image = images.find(plan.build().reference());
        BuildPlan build = images.of(plan.build(), inputs, image.isPresent());
        List<ContainerState> containers =
                questions.ask("Listing containers", context -> parts.engine().list(Map.of(), context));
        return new RunPlan(
                plan.component(),
                redactor.redact(request.source().describe()),
                plan.revision(),
                plan.level(),
                plan.decisions(),
                build,
                wishes(plan, image).map(wishes -> ports(plan.component(), wishes, containers)),
                request.whenRunning(),
                running(plan.component(), containers),
                engine(),
                redactor);
    }

    /** What an image exposes is known when it is there. */
    private static Optional<List<PortRequest>> wishes(LaunchPlan plan, Optional<ImageDetails> image) {
        List<PortRequest> asked = plan.run().ports();
        return asked.isEmpty() ? image.map(details -> PortWishes.of(plan.run(), details)) : Optional.of(asked);
    }

    private List<PortPlan> ports(String component, List<PortRequest> wishes, List<ContainerState> containers) {
        return new PortForecast(new BusyPorts(parts, component), parts.system().local(), starter.reserved())
                .of(wishes, containers);
    }

    private List<String> running(String component, List<ContainerState> containers) {
        Map<String, String> ours = Map.of(Labels.OWNER, parts.settings().owner(), Labels.COMPONENT, component);
        return containers.stream()
                .filter(each -> each.status() == ContainerStatus.RUNNING)
                .filter(each -> each.labels().entrySet().containsAll(ours.entrySet()))
                .sorted(Comparator.comparing(each -> Labels.read(each).started()))
                .map(ContainerState::name)
                .toList();
    }

    private EngineChoice engine() {
        SystemInfo system = parts.system();
        return new EngineChoice(
                system.engine(),
                system.version(),
                system.apiVersion(),
                system.address(),
                system.local(),
                system.discovery());
    }

    private <T> T within(Bound bound, String what, Duration limit, String limitName, Function<Bound, T> work) {
        try (Bound part = bound.part(what, limit, limitName, StageSink.NONE, parts.timer())) {
            return part.run(() -> work.apply(part));
        }
    }

    /** Reads the source, each time within the fetch timeout. */
    private final class Reading {

        private final Bound bound;
        private final Duration limit;

        Reading(Bound bound, Duration limit) {
            this.bound = bound;
            this.limit = limit;
        }

        <T> T run(String what, Function<Bound, T> work) {
            return within(bound, what, limit, "fetchTimeout", work);
        }
    }

    /** Asks the engine, each time within the connection timeout. */
    final class Questions {

        private final Bound bound;

        private Questions(Bound bound) {
            this.bound = bound;
        }

        <T> T ask(String what, Function<Bound, T> question) {
            return within(bound, what, parts.settings().connectionTimeout(), "connectionTimeout", question);
        }
    }
}
