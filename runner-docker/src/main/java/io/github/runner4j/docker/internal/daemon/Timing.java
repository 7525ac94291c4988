package io.github.runner4j.docker.internal.daemon;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/**
 * How long calls may take, and who watches over it.
 *
 * @param shortCall the limit of a call that sets none of its own
 * @param watchdog breaks off calls that take longer; its tasks are short and never block
 */
public record Timing(Duration shortCall, ScheduledExecutorService watchdog) {}
