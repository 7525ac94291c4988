package io.github.runner4j.monitoring.metrics;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The use of memory.
 *
 * @param usageBytes the working set, as the {@code docker} command shows it: what is in use without the file cache that can be
 *     given back
 * @param limitBytes the limit; the machine's memory when there is none
 */
public record Memory(OptionalLong usageBytes, OptionalLong limitBytes) {

    private static final double HUNDRED = 100;

    /**
     * The use of the limit.
     *
     * @return 0 to 100; absent when either is
     */
    public OptionalDouble percent() {
        return usageBytes.isPresent() && limitBytes.orElse(0) > 0
                ? OptionalDouble.of(HUNDRED * usageBytes.getAsLong() / limitBytes.getAsLong())
                : OptionalDouble.empty();
    }
}
