package io.github.runner4j.testkit.internal.fault;

import java.time.Duration;

/**
 * How what runs comes to its end by a fault.
 *
 * @param after how long after its start, by the daemon's clock
 * @param exitCode its exit code
 * @param oomKilled whether the kernel killed it for want of memory
 */
public record Ending(Duration after, int exitCode, boolean oomKilled) {}
