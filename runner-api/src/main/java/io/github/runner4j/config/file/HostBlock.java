package io.github.runner4j.config.file;

import io.github.runner4j.config.LaunchOptions;
import io.github.runner4j.config.level.Origin;
import java.time.Duration;
import java.util.function.Supplier;

/** The keys of a {@code docker} block in the host's file: for all components, or for one. */
final class HostBlock {

    static final Group<Draft> LIMITS = Group.of(
            () -> new Draft(Origin.Kind.HOST_FILE),
            Draft.setting(
                    "memory",
                    "resourceLimits.memory",
                    Words.MEMORY,
                    "Memory. Default: 1g.",
                    (draft, bytes) -> draft.limits(limits -> limits.memoryBytes(bytes))),
            Draft.setting(
                    "cpus",
                    "resourceLimits.cpus",
                    Words.CPUS,
                    "Processor cores. Default: 1.0.",
                    (draft, cores) -> draft.limits(limits -> limits.cpus(cores))),
            Draft.setting(
                    "pids",
                    "resourceLimits.pids",
                    Words.number(1, 4_194_304),
                    "Processes and threads. Default: 1024.",
                    (draft, count) -> draft.limits(limits -> limits.pids(count))),
            Draft.setting(
                    "timeout",
                    "lifetime",
                    Words.LIFETIME,
                    "How long the instance may live; a plain number counts" + " seconds. Default: 3600.",
                    (draft, time) -> draft.run.lifetime(time)));

    static final Key<Draft> SECURITY = Key.of(
            "securityOptions",
            new ListOf<>(new Placed.Keeping<>(Words.SECURITY_OPTION), 0),
            "What the container is kept from, in the form of docker run.",
            (draft, options) -> draft.security(options.value(), options));

    static final Key<Draft> CLEANUP = Draft.setting(
            "imageCleanupPolicy",
            "imageCleanupPolicy",
            Words.CLEANUP,
            "When the image is removed: after the stop and after a failed launch, only after a failed launch, or never."
                    + " Default: on-error.",
            (draft, policy) -> draft.launch.imageCleanupPolicy(policy));

    private HostBlock() {}

    static Group<Draft> group(Supplier<Draft> start) {
        return Group.of(
                start,
                Draft.setting(
                        "connectionTimeout",
                        "connectionTimeout",
                        Words.time(LaunchOptions.LEAST_CONNECTION_TIMEOUT),
                        "How long one short call to the engine may take." + " Default: 30000.",
                        (draft, time) -> draft.launch.connectionTimeout(time)),
                Draft.setting(
                        "fetchTimeout",
                        "fetchTimeout",
                        Words.time(LaunchOptions.LEAST_CONNECTION_TIMEOUT),
                        "How long fetching the source may take. Default: 300000.",
                        (draft, time) -> draft.launch.fetchTimeout(time)),
                Draft.setting(
                        "buildTimeout",
                        "buildTimeout",
                        Words.time(LaunchOptions.LEAST_BUILD_TIMEOUT),
                        "How long the build may take. Default: 600000.",
                        (draft, time) -> draft.launch.buildTimeout(time)),
                Draft.setting(
                        "runTimeout",
                        "runTimeout",
                        Words.time(LaunchOptions.LEAST_RUN_TIMEOUT),
                        "How long starting and becoming ready may take. Default: 300000.",
                        (draft, time) -> draft.launch.runTimeout(time)),
                Draft.setting(
                        "stopGracePeriod",
                        "stopGracePeriod",
                        Words.time(Duration.ZERO),
                        "How long the program may take" + " to end before it is killed. Default: 10s.",
                        (draft, time) -> draft.run.stopGracePeriod(time)),
                Key.group("resourceLimits", LIMITS, "What a container may use."),
                SECURITY,
                CLEANUP);
    }
}
