package io.github.runner4j.config.level;

import io.github.runner4j.config.ComponentConfig;
import io.github.runner4j.config.HostPolicy;
import io.github.runner4j.config.HostPolicy.BeyondCap;
import io.github.runner4j.config.HostPolicy.Cap;
import io.github.runner4j.config.ImageCleanupPolicy;
import io.github.runner4j.config.LaunchOptions;
import io.github.runner4j.config.Limits;
import io.github.runner4j.config.Problem;
import io.github.runner4j.config.RunOptions;
import io.github.runner4j.config.SecurityOptions;
import io.github.runner4j.error.Place;
import io.github.runner4j.secret.Secret;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Holds one level against caps. */
final class Caps {

    private static final String SECURITY = Cap.SECURITY_OPTIONS.word();

    private final Level asked;
    private final Level host;
    private final HostPolicy policy;
    private final PolicyLevel rules;
    private final boolean clamp;
    private final Set<Cap> free;
    private final List<Problem> problems = new ArrayList<>();
    private final List<PolicyDecision> decisions = new ArrayList<>();
    private final Map<String, Origin> origins;

    Caps(Level asked, Level host, PolicyLevel rules) {
        this.asked = asked;
        this.host = host;
        this.rules = rules;
        this.policy = rules.policy();
        this.origins = new LinkedHashMap<>(asked.origins());
        this.clamp = policy.beyondCap().orElse(BeyondCap.REFUSE) == BeyondCap.CLAMP;
        this.free = policy.repositoryMayExceed().orElse(Set.of());
    }

    List<Problem> problems() {
        return problems.stream()
                .sorted(Comparator.comparingInt((Problem each) -> each.place().line())
                        .thenComparingInt(each -> each.place().column()))
                .toList();
    }

    List<PolicyDecision> decisions() {
        return decisions;
    }

    /** The values, none beyond its cap. A cap that took a value's place is where that came from. */
    Level apply() {
        RunOptions run = asked.config().run();
        RunOptions.Builder granted = run.toBuilder().limits(limits(run.limits()));
        most(Cap.LIFETIME, run.lifetime(), config -> config.run().lifetime(), Values::time)
                .ifPresent(granted::lifetime);
        most(
                        Cap.STOP_GRACE_PERIOD,
                        run.stopGracePeriod(),
                        config -> config.run().stopGracePeriod(),
                        Values::time)
                .ifPresent(granted::stopGracePeriod);
        run.security().map(this::security).ifPresent(granted::security);
        environment(run);
        run.network().ifPresent(this::network);
        LaunchOptions launch = launch(asked.config().launch());
        return new Level(new ComponentConfig(asked.config().build(), granted.build(), launch), origins);
    }

    private Limits limits(Limits limits) {
        Limits.Builder granted = Limits.none().toBuilder();
        most(
                        Cap.MEMORY,
                        boxed(limits.memoryBytes()),
                        config -> boxed(config.run().limits().memoryBytes()),
                        Limits::size)
                .ifPresent(granted::memoryBytes);
        most(
                        Cap.CPUS,
                        boxed(limits.cpus()),
                        config -> boxed(config.run().limits().cpus()),
                        cpus -> Double.toString(cpus))
                .ifPresent(granted::cpus);
        most(
                        Cap.PIDS,
                        boxed(limits.pids()),
                        config -> boxed(config.run().limits().pids()),
                        pids -> Long.toString(pids))
                .ifPresent(granted::pids);
        return granted.build();
    }

    private LaunchOptions launch(LaunchOptions launch) {
        LaunchOptions.Builder granted = launch.toBuilder();
        most(Cap.BUILD_TIMEOUT, launch.buildTimeout(), config -> config.launch().buildTimeout(), Values::time)
                .ifPresent(granted::buildTimeout);
        most(Cap.RUN_TIMEOUT, launch.runTimeout(), config -> config.launch().runTimeout(), Values::time)
                .ifPresent(granted::runTimeout);
        // The earlier in the enumeration, the less is left behind.
        most(
                        Cap.IMAGE_CLEANUP_POLICY,
                        launch.imageCleanupPolicy(),
                        config -> config.launch().imageCleanupPolicy(),
                        (ImageCleanupPolicy each) -> Values.word(each))
                .ifPresent(granted::imageCleanupPolicy);
        return granted.build();
    }

    /** The smaller of what was asked for and its cap. */
    private <T extends Comparable<? super T>> Optional<T> most(
            Cap cap, Optional<T> value, Function<ComponentConfig, Optional<T>> of, Function<T, String> shown) {
        Optional<T> most = of.apply(policy.caps()).or(() -> of.apply(host.config()));
        if (value.isEmpty() || most.isEmpty() || free.contains(cap)) {
            return value;
        }
        boolean written = of.apply(policy.caps()).isPresent();
        Origin limit = written ? rules.origin(PolicyLevel.CAPS + cap.word()) : host.origin(cap.word());
        String wish = shown.apply(value.get());
        String allowed = limit.secret() ? Secret.MASK : shown.apply(most.get());
        if (value.get().compareTo(most.get()) <= 0) {
            decisions.add(new PolicyDecision(cap.word(), wish, wish, asked.origin(cap.word()), limit));
            return value;
        }
        beyond(
                cap.word(),
                asked.origin(cap.word()),
                wish,
                "at most " + allowed + ", the host's " + (written ? "policy" : "own value") + " (" + limit + ")");
        decisions.add(new PolicyDecision(cap.word(), wish, allowed, asked.origin(cap.word()), limit));
        origins.put(cap.word(), limit);
        return most;
    }

    private SecurityOptions security(SecurityOptions options) {
        if (free.contains(Cap.SECURITY_OPTIONS)) {
            return options;
        }
        SecurityOptions base = host.config().run().security().orElse(SecurityOptions.DEFAULT);
        Tightening tightening = new Tightening(base, policy.capabilities().orElse(base.capAdd()));
        SecurityOptions granted = tightening.by(options, processes());
        tightening.loosening().forEach(this::loosened);
        Origin wish = asked.origin(SECURITY);
        // The host's own options are among those that are granted.
        origins.put(
                SECURITY,
                new Origin(
                        wish.kind(),
                        wish.place(),
                        wish.secret() || host.origin(SECURITY).secret()));
        return granted;
    }

    private void loosened(String wish, String got) {
        Origin origin = asked.origins().getOrDefault(SECURITY + "[" + wish + "]", asked.origin(SECURITY));
        Origin limit = limit(wish);
        beyond(
                SECURITY,
                origin,
                wish,
                "options that keep the container from more than the host does (" + limit + "), not from less");
        boolean shown = got.equals(PolicyDecision.LEFT_OUT) || !limit.secret();
        decisions.add(new PolicyDecision(SECURITY, wish, shown ? got : Secret.MASK, origin, limit));
    }

    /** Where the limit of an option comes from: a rule of its own, or else the host's own options. */
    private Origin limit(String wish) {
        if (wish.startsWith("--cap-add=") && policy.capabilities().isPresent()) {
            return rules.origin(PolicyLevel.CAPABILITIES);
        }
        OptionalLong own =
                host.config().run().security().orElse(SecurityOptions.DEFAULT).pidsLimit();
        OptionalLong most = processes();
        if (wish.startsWith("--pids-limit=") && most.isPresent() && most.getAsLong() < own.orElse(Long.MAX_VALUE)) {
            String pids = Cap.PIDS.word();
            return policy.caps().run().limits().pids().isPresent()
                    ? rules.origin(PolicyLevel.CAPS + pids)
                    : host.origin(pids);
        }
        return host.origin(SECURITY);
    }

    private OptionalLong processes() {
        if (free.contains(Cap.PIDS)) {
            return OptionalLong.empty();
        }
        OptionalLong written = policy.caps().run().limits().pids();
        return written.isPresent() ? written : host.config().run().limits().pids();
    }

    private void environment(RunOptions run) {
        policy.environment()
                .ifPresent(patterns -> run.environment().stream()
                        .map(variable -> variable.name())
                        .filter(name -> patterns.stream().noneMatch(pattern -> matches(pattern, name)))
                        .forEach(name -> refuse(
                                "environment." + name,
                                name,
                                rules.allows(
                                        PolicyLevel.ENVIRONMENT,
                                        patterns.isEmpty()
                                                ? "none"
                                                : "names such as " + String.join(", ", patterns)))));
    }

    private void network(String name) {
        List<String> allowed = policy.networks().orElse(List.of());
        if (!allowed.contains(name)) {
            String list = allowed.isEmpty() ? "none" : String.join(", ", allowed);
            refuse(
                    "network",
                    name,
                    policy.networks().isPresent()
                            ? rules.allows(PolicyLevel.NETWORKS, list)
                            : "none; the host allows no network");
        }
    }

    private void beyond(String name, Origin origin, String wish, String allowed) {
        if (!clamp) {
            refuse(name, origin, wish, allowed);
        }
    }

    private void refuse(String name, String wish, String allowed) {
        refuse(name, asked.origin(name), wish, allowed);
    }

    private void refuse(String name, Origin origin, String wish, String allowed) {
        Place place = origin.place().orElse(Place.of("the repository's file"));
        problems.add(new Problem(
                place,
                name,
                "\"" + wish + "\" goes beyond what the host allows to a repository. Allowed: " + allowed + ".",
                Optional.of('"' + wish + '"'),
                Optional.of(allowed),
                Optional.empty()));
    }

    private static boolean matches(String pattern, String name) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
        return Pattern.matches(regex, name);
    }

    private static Optional<Long> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
