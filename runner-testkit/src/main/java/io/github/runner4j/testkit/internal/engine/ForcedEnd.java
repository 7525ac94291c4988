package io.github.runner4j.testkit.internal.engine;

import java.time.Duration;

/**
 * How what runs comes to its end by a fault.
 *
 * @param after how long after its start, by the daemon's clock
 * @param exitCode its exit code
 * @param outOfMemory whether the kernel kills it for want of memory
 */
public record ForcedEnd(Duration after, int exitCode, boolean outOfMemory) {}
