package io.github.runner4j.testkit.internal.http;

import java.util.Optional;
import java.util.OptionalLong;

/** What is to go wrong on connections; asked on event loops, so that it must not block. */
public interface WireFaults {

    /** Nothing goes wrong. */
    WireFaults NONE = new WireFaults() {
        @Override
        public boolean idle() {
            return true;
        }

        @Override
        public Optional<Effect> connected() {
            return Optional.empty();
        }

        @Override
        public Optional<Effect> at(Stage stage, Request request) {
            return Optional.empty();
        }

        @Override
        public OptionalLong mark(Request request, long sent) {
            return OptionalLong.empty();
        }

        @Override
        public Optional<Effect> atMark(Request request, long mark) {
            return Optional.empty();
        }
    };

    /** How far a call has come. */
    enum Stage {
        /** The request's head has come, and the handler has not seen it. */
        REQUEST,
        /** The handler begins to read the request's body. */
        BODY_READ,
        /** The answer is made, and nothing of it is sent. */
        HEADERS,
        /** The body of the answer is sent, but for the mark of its end. */
        END,
        /** The answer is sent. */
        ANSWERED
    }

    /** Whether nothing can go wrong at the moment. */
    boolean idle();

    /** What happens to a new connection. */
    Optional<Effect> connected();

    /** What happens to a call at a stage. */
    Optional<Effect> at(Stage stage, Request request);

    /** The next number of bytes of an answer's body upon which something could happen: more than have been sent, -1 for none and no head. */
    OptionalLong mark(Request request, long sent);

    /** What happens to a call once so many bytes of its answer's body have been sent. */
    Optional<Effect> atMark(Request request, long mark);
}
