package io.github.runner4j.config.file;

import io.github.runner4j.config.HostPolicy;
import io.github.runner4j.config.HostPolicy.BeyondCap;
import io.github.runner4j.config.HostPolicy.Cap;
import io.github.runner4j.config.LaunchOptions;
import io.github.runner4j.config.file.Key.Found;
import io.github.runner4j.config.level.Level;
import io.github.runner4j.config.level.Origin;
import io.github.runner4j.config.level.PolicyLevel;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

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

    /** The rules while they are being read. */
    static final class Rules {

        private final HostPolicy.Builder policy = HostPolicy.builder();
        private final Map<String, Origin> origins = new LinkedHashMap<>();

        PolicyLevel level() {
            return new PolicyLevel(policy.build(), origins);
        }

        private void caps(Level caps) {
            policy.caps(caps.config());
            caps.origins().forEach((name, origin) -> origins.put(PolicyLevel.CAPS + name, origin));
        }

        private void origin(String rule, Found<?> found) {
            origins.put(rule, Origin.of(Origin.Kind.HOST_FILE, found.place(), found.secret()));
        }
    }

    private static final Group<Rules> ALLOW = Group.of(
            Rules::new,
            list(
                    PolicyLevel.REGISTRIES,
                    REGISTRY,
                    "Registries that FROM images may come from. Default: any.",
                    HostPolicy.Builder::registries),
            list(
                    PolicyLevel.CAPABILITIES,
                    CAPABILITY,
                    "Capabilities that may be added. Default: those of the host's own securityOptions.",
                    HostPolicy.Builder::capabilities),
            list(
                    PolicyLevel.ENVIRONMENT,
                    NAME_PATTERN,
                    "Names that environment variables may have. Default: any.",
                    HostPolicy.Builder::environment),
            list(
                    PolicyLevel.NETWORKS,
                    NETWORK,
                    "Networks that may be joined. Default: none.",
                    HostPolicy.Builder::networks));

    static final Group<Rules> GROUP = Group.of(
            Rules::new,
            rule(
                    "beyondCap",
                    BEYOND,
                    "What becomes of a value beyond its cap. Default: refuse.",
                    HostPolicy.Builder::beyondCap),
            rule(
                    "repositoryMayExceed",
                    new ListOf<>(caps(), 0),
                    "Values that have no cap. Default: none.",
                    (policy, caps) -> policy.repositoryMayExceed(set(caps))),
            Key.of(
                    "caps",
                    CAPS,
                    "Caps in place of the host's own values.",
                    (rules, found) -> rules.caps(found.value().level())),
            Key.group("allow", ALLOW, "What may be asked for at all."));

    private PolicyKeys() {}

    private static Key<Rules> list(
            String rule, Word<String> item, String about, BiConsumer<HostPolicy.Builder, List<String>> set) {
        return key(rule.substring(rule.indexOf('.') + 1), rule, new ListOf<>(item, 0), about, set);
    }

    private static <T> Key<Rules> rule(
            String name, Shape<T> shape, String about, BiConsumer<HostPolicy.Builder, T> set) {
        return key(name, name, shape, about, set);
    }

    private static <T> Key<Rules> key(
            String name, String rule, Shape<T> shape, String about, BiConsumer<HostPolicy.Builder, T> set) {
        return Key.of(name, shape, about, (rules, found) -> {
            set.accept(rules.policy, found.value());
            rules.origin(rule, found);
        });
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
