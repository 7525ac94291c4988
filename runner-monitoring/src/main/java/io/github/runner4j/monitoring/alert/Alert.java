package io.github.runner4j.monitoring.alert;

import io.github.runner4j.instance.InstanceId;
import java.time.Instant;

/**
 * Something that somebody should know, or that is over.
 *
 * @param rule the name of the rule that says so
 * @param severity how bad it is
 * @param instanceId the instance
 * @param component its component
 * @param state whether it is so or is over
 * @param value what was measured: when it began to fire the value then, when it is over the value now
 * @param threshold what the value went beyond
 * @param message a sentence
 * @param since when it began to fire
 * @param at when this was found
 */
public record Alert(
        String rule,
        Severity severity,
        InstanceId instanceId,
        String component,
        State state,
        double value,
        double threshold,
        String message,
        Instant since,
        Instant at) {

    /** Whether it is so. */
    public enum State {
        /** It is so. */
        FIRING,
        /** It was so, and is over. */
        RESOLVED
    }
}
