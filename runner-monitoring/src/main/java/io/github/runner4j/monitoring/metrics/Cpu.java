package io.github.runner4j.monitoring.metrics;

import java.util.OptionalDouble;

/**
 * The use of processors.
 *
 * @param usagePercent of one core, as the {@code docker} command shows it: 150 is one core and a half; absent until there are two
 *     samples
 * @param limitCores cores the instance may use at most; absent without a limit
 * @param throttledPercent how much of the time it was held back by its limit
 */
public record Cpu(OptionalDouble usagePercent, OptionalDouble limitCores, OptionalDouble throttledPercent) {

    private static final double HUNDRED = 100;

    /**
     * The use of what it may use.
     *
     * @return 100 when it uses its limit up; absent without a limit
     */
    public OptionalDouble ofLimitPercent() {
        return usagePercent.isPresent() && limitCores.orElse(0) > 0
                ? OptionalDouble.of(usagePercent.getAsDouble() / limitCores.getAsDouble())
                : OptionalDouble.empty();
    }

    /**
     * The limit as a share of one core.
     *
     * @return 150 for one core and a half; absent without a limit
     */
    public OptionalDouble limitPercent() {
        return limitCores.isPresent() ? OptionalDouble.of(limitCores.getAsDouble() * HUNDRED) : limitCores;
    }
}
