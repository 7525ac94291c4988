package io.github.runner4j.config.file;

import io.github.runner4j.config.HostPolicy;
import io.github.runner4j.config.HostPolicy.BeyondCap;
import io.github.runner4j.config.HostPolicy.Cap;
import io.github.runner4j.config.LaunchOptions;
import io.github.runner4j.config.level.Origin;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys of {@code runner.policy}. */
final class PolicyKeys {

    private static final Word<BeyondCap> BEYOND =
            Word.choice(Words.ordered(Map.of("clamp", BeyondCap.CLAMP, "refuse", BeyondCap.REFUSE)));

    private static final Word<String> REGISTRY = Words.pattern(
            "a registry's host, with its port where there is one", "[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?");
    private static final Word<String> CAPABILITY =
            Words.pattern("a capability's name in capitals, as in NET_BIND_SERVICE", "[A-Z][A-Z_]{2,40}");
    private static final Word<String> NAME_PATTERN =
            Words.pattern("a name, in which * stands for any letters", "[A-Za-z0-9_.*-]{1,200}");
    private static final Word<String> NETWORK =
            Words.pattern("a network's name: letters, digits and _ . -", "[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");

    private static final Group<Draft> CAPS = Group.of(
            () -> new Draft(Origin.Kind.HOST_FILE),
            Draft.setting(
                    "memory",
                    "resourceLimits.memory",
                    Words.MEMORY,
                    "Most memory.",
                    (draft, bytes) -> draft.limits(limits -> limits.memoryBytes(bytes))),
            Draft.setting(
                    "cpus",
                    "resourceLimits.cpus",
                    Words.CPUS,
                    "Most processor cores.",
                    (draft, cores) -> draft.limits(limits -> limits.cpus(cores))),
            Draft.setting(
                    "pids",
                    "resourceLimits.pids",
                    Words.number(1, 4_194_304),
                    "Most processes and threads.",
                    (draft, count) -> draft.limits(limits -> limits.pids(count))),
            Draft.setting(
                    "lifetime",
                    "lifetime",
                    Words.LIFETIME,
                    "Longest lifetime; a plain number counts seconds.",
                    (draft, time) -> draft.run.lifetime(time)),
            Draft.setting(
                    "stopGracePeriod",
                    "stopGracePeriod",
                    Words.time(Duration.ZERO),
                    "Longest time to end.",
                    (draft, time) -> draft.run.stopGracePeriod(time)),
            Draft.setting(
                    "buildTimeout",
                    "buildTimeout",
                    Words.time(LaunchOptions.LEAST_BUILD_TIMEOUT),
                    "Longest build.",
                    (draft, time) -> draft.launch.buildTimeout(time)),
            Draft.setting(
                    "runTimeout",
                    "runTimeout",
                    Words.time(LaunchOptions.LEAST_RUN_TIMEOUT),
                    "Longest start.",
                    (draft, time) -> draft.launch.runTimeout(time)));

    private static final Group<HostPolicy.Builder> ALLOW = Group.of(
            HostPolicy::builder,
            list(
                    "registries",
                    REGISTRY,
                    "Registries that FROM images may come from. Default: any.",
                    HostPolicy.Builder::registries),
            list(
                    "capabilities",
                    CAPABILITY,
                    "Capabilities that may be added. Default: those of the host's own" + " securityOptions.",
                    HostPolicy.Builder::capabilities),
            list(
                    "environment",
                    NAME_PATTERN,
                    "Names that environment variables may have. Default: any.",
                    HostPolicy.Builder::environment),
            list("networks", NETWORK, "Networks that may be joined. Default: none.", HostPolicy.Builder::networks));

    static final Group<HostPolicy.Builder> GROUP = Group.of(
            HostPolicy::builder,
            Key.of(
                    "beyondCap",
                    BEYOND,
                    "What becomes of a value beyond its cap. Default: refuse.",
                    (policy, found) -> policy.beyondCap(found.value())),
            Key.of(
                    "repositoryMayExceed",
                    new ListOf<>(caps(), 0),
                    "Values that have no cap. Default: none.",
                    (policy, found) -> policy.repositoryMayExceed(set(found.value()))),
            Key.of(
                    "caps",
                    CAPS,
                    "Caps in place of the host's own values.",
                    (policy, found) -> policy.caps(found.value().level().config())),
            Key.group("allow", ALLOW, "What may be asked for at all."));

    private PolicyKeys() {}

    private static Key<HostPolicy.Builder> list(
            String name,
            Word<String> item,
            String about,
            java.util.function.BiConsumer<HostPolicy.Builder, List<String>> set) {
        return Key.of(name, new ListOf<>(item, 0), about, (policy, found) -> set.accept(policy, found.value()));
    }

    private static Word<Cap> caps() {
        Map<String, Cap> words = new LinkedHashMap<>();
        Arrays.stream(Cap.values()).forEach(cap -> words.put(cap.word().replace("resourceLimits.", ""), cap));
        return Word.choice(words);
    }

    private static Set<Cap> set(List<Cap> caps) {
        return caps.isEmpty() ? Set.of() : EnumSet.copyOf(caps);
    }
}
