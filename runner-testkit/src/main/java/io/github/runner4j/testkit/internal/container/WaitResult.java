package io.github.runner4j.testkit.internal.container;

/**
 * What those who wait for a container are told.
 *
 * @param code its exit code
 * @param error why it could not be started or removed; {@code ""} when nothing went wrong
 */
public record WaitResult(int code, String error) {}
