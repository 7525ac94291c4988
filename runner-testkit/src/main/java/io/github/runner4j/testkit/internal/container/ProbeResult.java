package io.github.runner4j.testkit.internal.container;

import java.time.Instant;

/**
 * What a check of a container's health came to.
 *
 * @param start when it began
 * @param end when it was over
 * @param exitCode of its command; -1 when there is none
 * @param output what it wrote, the beginning of it
 */
record ProbeResult(Instant start, Instant end, int exitCode, String output) {}
