package io.github.runner4j.assembly;

import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.config.ImageCleanupPolicy;
import io.github.runner4j.config.PortRequest;
import io.github.runner4j.config.RunOptions;
import io.github.runner4j.container.ContainerException;
import io.github.runner4j.container.ContainerSpec;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.PortBinding;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.image.BuildKey;
import io.github.runner4j.image.BuiltImage;
import io.github.runner4j.image.ImageDetails;
import io.github.runner4j.plan.LaunchPlan;
import io.github.runner4j.spi.ContainerEngine;
import io.github.runner4j.spi.StageContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Creates and starts a container; when a host port was taken meanwhile, a fresh one on the next port. */
final class Starter {

    private final Parts parts;
    private final Set<String> reserved = ConcurrentHashMap.newKeySet();

    Starter(Parts parts) {
        this.parts = parts;
    }

    /** What launches are about to take. */
    Set<String> reserved() {
        return Set.copyOf(reserved);
    }

    Started start(Launch launch, LaunchPlan plan, BuiltImage image, Undo undo, StageContext context) {
        Labels labels = labels(launch, plan, image);
        List<PortRequest> requests = PortWishes.of(plan.run(), image.details());
        BusyPorts busy = new BusyPorts(parts, plan.component());
        busy.refuseTaken(requests, context);
        try (PortChooser chooser = new PortChooser(requests, parts.system().local(), reserved)) {
            while (true) {
                List<PortBinding> ports = chooser.choose();
                Undo attempt = new Undo();
                try {
                    ContainerState state = startOnce(spec(plan, image, ports, labels), attempt, context);
                    undo.push(() -> remove(state.id()));
                    return new Started(state, labels);
                } catch (RuntimeException | Error e) {
                    attempt.unwind(e);
                    if (!(e instanceof RunnerException refusal)
                            || !refusal.code().equals(ErrorCode.PORT_ALREADY_IN_USE)) {
                        throw e;
                    }
                    context.check();
                    if (busy.anyTaken(requests, context) || !chooser.refused()) {
                        throw busy.explain(requests, refusal, context);
                    }
                }
            }
        }
    }

    private ContainerState startOnce(ContainerSpec spec, Undo attempt, StageContext context) {
        ContainerEngine engine = parts.engine();
        // A create whose answer is lost may have succeeded all the same: the name finds what it made.
        attempt.push(() -> remove(spec.name()));
        // From here on by name too: what fails is then said of a name that people know.
        engine.create(spec, context);
        engine.start(spec.name(), context);
        return engine.inspect(spec.name(), context)
                .orElseThrow(() -> new ContainerException(
                        Failure.of(
                                ErrorCode.DOCKER_RESOURCE_NOT_FOUND,
                                "The container " + spec.name() + " was removed by somebody else right after its start."
                                        + " Launch it again."),
                        null));
    }

    private void remove(String container) {
        parts.call("Removing the container " + container, context -> {
            parts.engine().remove(container, context);
            return true;
        });
    }

    private static ContainerSpec spec(LaunchPlan plan, BuiltImage image, List<PortBinding> ports, Labels labels) {
        Map<String, String> all = new HashMap<>(plan.run().labels());
        all.putAll(labels.toMap());
        String name = plan.component() + "-" + labels.instance().value();
        return new ContainerSpec(name, image.details().id(), plan.run(), ports, all);
    }

    private Labels labels(Launch launch, LaunchPlan plan, BuiltImage image) {
        ImageCleanupPolicy policy =
                plan.launch().imageCleanupPolicy().orElse(parts.settings().imageCleanupPolicy());
        return new Labels(
                parts.settings().owner(),
                launch.instanceId(),
                plan.component(),
                plan.revision().id(),
                BuildKey.of(Map.of("run", text(plan.run()), "image", image.key().id()))
                        .shortId(),
                image.reference(),
                policy == ImageCleanupPolicy.ALWAYS,
                launch.begun(),
                plan.run().lifetime().map(time -> parts.clock().instant().plusNanos(Words.nanos(time))),
                plan.run().stopGracePeriod().orElse(parts.settings().stopGracePeriod()),
                check(plan.run(), image.details()));
    }

    /**
     * All options, secret values too: another password is another container. Only a digest of it leaves, and whoever may read a
     * container's labels may read its environment as well.
     */
    private static String text(RunOptions run) {
        return run
                + run.environment().stream()
                        .map(each -> "\0" + each.name() + "=" + each.value().reveal())
                        .collect(Collectors.joining());
    }

    /** What was asked for; or the image's HEALTHCHECK; or whether the first port answers; or nothing. */
    private static HealthCheck check(RunOptions run, ImageDetails image) {
        HealthCheck asked = run.healthCheck().orElse(HealthCheck.unset());
        return asked.asks() ? asked : asked.over(unasked(run, image));
    }

    private static HealthCheck unasked(RunOptions run, ImageDetails image) {
        if (image.healthCheck()) {
            return HealthCheck.image();
        }
        boolean tcp = PortWishes.of(run, image).stream()
                .anyMatch(port -> port.protocol().equals("tcp"));
        return tcp ? HealthCheck.tcp() : HealthCheck.none();
    }
}
