package io.github.runner4j.testkit.wire;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A call that a fake engine received, as it stands when one asks for it: a call that still goes on is seen as far as it has come.
 *
 * @param number counts the calls of the daemon, from 1 on, in the order of their coming
 * @param request what the client sent
 * @param answer what it got; nothing as long as not even the status was sent
 * @param begun when the request's headers had come, by the daemon's clock
 * @param ended when it was over, by the daemon's clock; nothing as long as it goes on
 * @param outcome how it ended
 */
public record RecordedCall(
        long number,
        RecordedRequest request,
        Optional<RecordedAnswer> answer,
        Instant begun,
        Optional<Instant> ended,
        Outcome outcome) {

    /**
     * The method of the request.
     *
     * @return in capitals
     */
    public String method() {
        return request.method();
    }

    /**
     * The path of the request.
     *
     * @return as it was sent, without the query
     */
    public String path() {
        return request.path();
    }

    /**
     * The status of the answer.
     *
     * @return the HTTP status; nothing as long as there is none
     */
    public OptionalInt status() {
        return answer.map(given -> OptionalInt.of(given.status())).orElse(OptionalInt.empty());
    }

    /**
     * Whether it is over.
     *
     * @return whether nothing more will be recorded of it
     */
    public boolean over() {
        return outcome != Outcome.OPEN;
    }

    /** One line that tells calls apart, as in {@code #12 POST /v1.41/containers/web/start 204 ANSWERED}. */
    @Override
    public String toString() {
        String status = answer.map(given -> " " + given.status()).orElse("");
        return "#" + number + " " + method() + " " + path() + status + " " + outcome;
    }
}
