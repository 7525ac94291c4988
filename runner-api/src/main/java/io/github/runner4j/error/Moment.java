package io.github.runner4j.error;

import java.time.Instant;

/**
 * One entry of a failure's timeline.
 *
 * @param at when it happened
 * @param what what happened, in a few words
 */
public record Moment(Instant at, String what) {}
