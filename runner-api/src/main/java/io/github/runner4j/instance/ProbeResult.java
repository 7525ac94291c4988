package io.github.runner4j.instance;

import java.time.Duration;
import java.time.Instant;

/**
 * What one health probe found.
 *
 * @param at when it was asked
 * @param healthy whether the answer was good
 * @param took how long the answer took
 * @param detail what was asked and answered: {@code GET /health on 8080: 503}
 */
public record ProbeResult(Instant at, boolean healthy, Duration took, String detail) {}
