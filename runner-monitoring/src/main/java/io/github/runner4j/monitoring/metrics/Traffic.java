package io.github.runner4j.monitoring.metrics;

import java.util.OptionalLong;

/**
 * What went in and out since the instance was started.
 *
 * @param inBytes received from networks, or read from block devices
 * @param outBytes sent to networks, or written to block devices
 */
public record Traffic(OptionalLong inBytes, OptionalLong outBytes) {}
