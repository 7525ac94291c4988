package io.github.runner4j.monitoring.alert;

import io.github.runner4j.config.MonitoringOptions;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.monitoring.health.Check;
import io.github.runner4j.monitoring.health.Health;
import io.github.runner4j.monitoring.health.HealthStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The rules that hold without anybody writing one. */
public final class AlertRules {

    private static final Duration A_WHILE = Duration.ofSeconds(30);
    private static final double CLEAR_SHARE = 0.9;
    private static final int MOST_RESTARTS = 2;
    private static final int MOST_HEALTH_CHANGES = 3;
    private static final int LIFETIME_WARNING_MINUTES = 5;

    private AlertRules() {}

    /**
     * The rules that hold without anybody writing one: {@code cpu-usage}, {@code memory-usage} and {@code response-time} with the
     * thresholds of the options, {@code unhealthy}, {@code restart-loop} (3 restarts in 10 minutes), {@code out-of-memory},
     * {@code health-flapping} (4 changes in 10 minutes) and {@code lifetime-ending} (less than 5 minutes left).
     *
     * @param options thresholds; what is not set is as in {@link MonitoringOptions#DEFAULT}
     * @return the rules
     */
    public static List<AlertRule> of(MonitoringOptions options) {
        MonitoringOptions all = options.over(MonitoringOptions.DEFAULT);
        List<AlertRule> rules = new ArrayList<>();
        all.cpuUsage().map(AlertRules::cpu).ifPresent(rules::add);
        all.memoryUsage().map(AlertRules::memory).ifPresent(rules::add);
        all.responseTime().map(AlertRules::responseTime).ifPresent(rules::add);
        rules.add(unhealthy());
        rules.add(restartLoop());
        rules.add(outOfMemory());
        rules.add(healthFlapping());
        rules.add(lifetimeEnding());
        return List.copyOf(rules);
    }

    private static AlertRule cpu(double percent) {
        return AlertRule.above(
                        "cpu-usage",
                        percent,
                        seen -> seen.metrics()
                                .map(metrics -> metrics.cpu().ofLimitPercent())
                                .orElseGet(OptionalDouble::empty))
                .says("Processor use", " % of the limit")
                .clearAt(percent * CLEAR_SHARE)
                .fireAfter(A_WHILE)
                .build();
    }

    private static AlertRule memory(double percent) {
        return AlertRule.above(
                        "memory-usage",
                        percent,
                        seen -> seen.metrics()
                                .map(metrics -> metrics.memory().percent())
                                .orElseGet(OptionalDouble::empty))
                .says("Memory use", " % of the limit")
                .clearAt(percent * CLEAR_SHARE)
                .fireAfter(A_WHILE)
                .build();
    }

    private static AlertRule responseTime(Duration most) {
        return AlertRule.above(
                        "response-time",
                        (double) most.toMillis(),
                        seen -> seen.health()
                                .flatMap(AlertRules::lastCheck)
                                .flatMap(Check::responseTime)
                                .map(time -> OptionalDouble.of((double) time.toMillis()))
                                .orElseGet(OptionalDouble::empty))
                .says("The health check's response time", " ms")
                .clearAt(most.toMillis() * CLEAR_SHARE)
                .build();
    }

    private static AlertRule unhealthy() {
        return AlertRule.above(
                        "unhealthy",
                        0,
                        seen -> seen.health()
                                .filter(health -> health.status() != HealthStatus.UNKNOWN)
                                .map(health -> yes(health.status() == HealthStatus.UNHEALTHY))
                                .orElseGet(OptionalDouble::empty))
                .message("Its health check fails.")
                .severity(Severity.CRITICAL)
                .build();
    }

    private static AlertRule restartLoop() {
        return AlertRule.above("restart-loop", MOST_RESTARTS, seen -> OptionalDouble.of(seen.recentRestarts()))
                .says("The number of restarts in 10 minutes", "")
                .clearAt(0)
                .severity(Severity.CRITICAL)
                .build();
    }

    private static AlertRule outOfMemory() {
        return AlertRule.above(
                        "out-of-memory",
                        0,
                        seen -> seen.container()
                                .map(ContainerState::oomKilled)
                                .map(AlertRules::yes)
                                .orElseGet(OptionalDouble::empty))
                .message("It was killed because it needed more memory than its limit.")
                .severity(Severity.CRITICAL)
                .build();
    }

    private static AlertRule healthFlapping() {
        return AlertRule.above(
                        "health-flapping",
                        MOST_HEALTH_CHANGES,
                        seen -> seen.health()
                                .map(health -> OptionalDouble.of((double) changes(health, seen)))
                                .orElseGet(OptionalDouble::empty))
                .says("The number of changes of its health in 10 minutes", "")
                .clearAt(1)
                .build();
    }

    private static AlertRule lifetimeEnding() {
        return AlertRule.above(
                        "lifetime-ending",
                        -LIFETIME_WARNING_MINUTES,
                        seen -> seen.lifetimeLeft()
                                .map(left -> OptionalDouble.of(-left.toSeconds() / 60.0))
                                .orElseGet(OptionalDouble::empty))
                .message("Its lifetime is over in less than " + LIFETIME_WARNING_MINUTES + " minutes.")
                .severity(Severity.INFO)
                .build();
    }

    private static long changes(Health health, Observation seen) {
        List<Check> recent = health.checks().stream()
                .filter(check -> check.timestamp().isAfter(seen.at().minus(Observation.RECENT)))
                .toList();
        return IntStream.range(1, recent.size())
                .filter(i -> recent.get(i).success() != recent.get(i - 1).success())
                .count();
    }

    private static Optional<Check> lastCheck(Health health) {
        return health.checks().isEmpty()
                ? Optional.empty()
                : Optional.of(health.checks().get(health.checks().size() - 1));
    }

    private static OptionalDouble yes(boolean value) {
        return OptionalDouble.of(value ? 1 : 0);
    }
}
