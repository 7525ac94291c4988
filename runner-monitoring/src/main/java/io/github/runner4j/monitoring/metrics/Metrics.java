package io.github.runner4j.monitoring.metrics;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * What an instance used at a moment, or on average of a while that began then. What its source does not count is absent, never
 * zero.
 *
 * @param timestamp when; for an average the begin of its while
 * @param cpu processors
 * @param memory memory
 * @param network received and sent over all networks
 * @param io read from and written to block devices
 * @param pids processes and threads
 */
public record Metrics(Instant timestamp, Cpu cpu, Memory memory, Traffic network, Traffic io, OptionalLong pids) {}
