package io.github.runner4j.assembly;

import io.github.runner4j.RunRequest;
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

/** Creates and starts a container; when a host port was taken meanwhile, a fresh one on the next port. */
final class Starter {

    private final Parts parts;
    private final Set<Integer> reserved = ConcurrentHashMap.newKeySet();

    Starter(Parts parts) {
        this.parts = parts;
    }

    Started start(Launch launch, LaunchPlan plan, BuiltImage image, Undo undo, StageContext context) {
        Labels labels = labels(launch, plan, image);
        List<PortRequest> requests = ports(plan.run(), image.details());
        new BusyPorts(parts).refuseTaken(requests, context);
        try (PortChooser chooser = new PortChooser(requests, parts.system().local(), reserved)) {
            while (true) {
                List<PortBinding> ports = chooser.choose();
                Undo attempt = new Undo();
                try {
                    ContainerState state = startOnce(spec(plan, image, ports, labels), attempt, context);
                    undo.push(() -> remove(state.id()));
                    return new Started(state, labels);
                } catch (RunnerException e) {
                    attempt.unwind(e);
                    if (!e.code().equals(ErrorCode.PORT_ALREADY_IN_USE)) {
                        throw e;
                    }
                    if (!chooser.refused()) {
                        throw new BusyPorts(parts).explain(requests, e, context);
                    }
                    context.check();
                }
            }
        }
    }

    private ContainerState startOnce(ContainerSpec spec, Undo attempt, StageContext context) {
        ContainerEngine engine = parts.engine();
        // A create whose answer is lost may have succeeded all the same: the name finds what it made.
        attempt.push(() -> remove(spec.name()));
        String containerId = engine.create(spec, context);
        engine.start(containerId, context);
        return engine.inspect(containerId, context)
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
        RunRequest request = launch.request();
        ImageCleanupPolicy policy =
                request.imageCleanupPolicy().orElse(parts.settings().imageCleanupPolicy());
        return new Labels(
                parts.settings().owner(),
                launch.instanceId(),
                plan.component(),
                plan.revision().id(),
                BuildKey.of(Map.of(
                                "run",
                                plan.run().toString(),
                                "image",
                                image.key().id()))
                        .shortId(),
                image.reference(),
                policy == ImageCleanupPolicy.ALWAYS,
                launch.begun(),
                plan.run().lifetime().map(time -> parts.clock().instant().plus(time)),
                plan.run().stopGracePeriod().orElse(parts.settings().stopGracePeriod()),
                check(plan.run(), image.details()));
    }

    private static List<PortRequest> ports(RunOptions run, ImageDetails image) {
        return run.ports().isEmpty()
                ? image.exposedPorts().stream().map(Starter::exposed).toList()
                : run.ports();
    }

    private static PortRequest exposed(String port) {
        int slash = port.indexOf('/');
        PortRequest request = PortRequest.of(Integer.parseInt(slash < 0 ? port : port.substring(0, slash)));
        return port.endsWith("/udp") ? request.udp() : request;
    }

    /** What was asked for; or the image's HEALTHCHECK; or whether the first port answers; or nothing. */
    private static HealthCheck check(RunOptions run, ImageDetails image) {
        return run.healthCheck().orElseGet(() -> {
            if (image.healthCheck()) {
                return HealthCheck.image();
            }
            boolean tcp =
                    ports(run, image).stream().anyMatch(port -> port.protocol().equals("tcp"));
            return tcp ? HealthCheck.tcp() : HealthCheck.none();
        });
    }
}
