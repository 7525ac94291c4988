package io.github.runner4j.testkit.wire;

import java.util.Map;

/**
 * What the fake engine sent back, faults included: what a client did not get because of a fault is not in it.
 *
 * @param status the HTTP status, as in 204
 * @param headers those that the engine gave, in its spelling, without those that tell the framing ({@code Date}, {@code Content-Length}, {@code Transfer-Encoding})
 * @param body what followed; raw on a connection that was taken over
 */
public record RecordedAnswer(int status, Map<String, String> headers, RecordedBody body) {}
