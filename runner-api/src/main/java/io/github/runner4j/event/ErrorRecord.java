package io.github.runner4j.event;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Evidence;
import io.github.runner4j.instance.InstanceId;
import java.time.Instant;
import java.util.List;

/**
 * A failure that was remembered.
 *
 * @param at when it happened
 * @param instanceId the instance it happened to
 * @param component the instance's component
 * @param stage the stage it happened in
 * @param code what kind of failure it is
 * @param message what failed, on what, why, and what to do; redacted
 * @param evidence what was seen at the time; redacted
 */
public record ErrorRecord(
        Instant at,
        InstanceId instanceId,
        String component,
        Stage stage,
        ErrorCode code,
        String message,
        List<Evidence> evidence) {

    /** Keeps its own copy. */
    public ErrorRecord {
        evidence = List.copyOf(evidence);
    }
}
