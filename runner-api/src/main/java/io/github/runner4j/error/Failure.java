package io.github.runner4j.error;

import io.github.runner4j.secret.Redactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The facts of a failure, as every exception of this library carries them.
 *
 * @param code what kind of failure it is; the contract that programs rely on
 * @param message what failed, on what, why, and what to do
 * @param evidence what was seen at the time, oldest first
 */
public record Failure(ErrorCode code, String message, List<Evidence> evidence) {

    /** Keeps its own copy of the evidence. */
    public Failure {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
        evidence = List.copyOf(evidence);
    }

    /**
     * A failure without evidence.
     *
     * @param code the code
     * @param message the message
     * @return the failure
     */
    public static Failure of(ErrorCode code, String message) {
        return new Failure(code, message, List.of());
    }

    /**
     * The same failure with one more piece of evidence.
     *
     * @param more the evidence
     * @return a new failure
     */
    public Failure with(Evidence more) {
        List<Evidence> all = new ArrayList<>(evidence);
        all.add(more);
        return new Failure(code, message, all);
    }

    /**
     * The same failure with secrets taken out of its texts.
     *
     * @param redactor knows the secrets
     * @return a new failure
     */
    public Failure redacted(Redactor redactor) {
        List<Evidence> shown = evidence.stream()
                .map(each -> new Evidence(
                        each.kind(),
                        redactor.redact(each.title()),
                        each.lines().stream().map(redactor::redact).toList()))
                .toList();
        return new Failure(code, redactor.redact(message), shown);
    }
}
