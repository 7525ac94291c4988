package io.github.runner4j.testkit.internal.http;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.wire.Outcome;
import io.github.runner4j.testkit.wire.RecordedAnswer;
import io.github.runner4j.testkit.wire.RecordedBody;
import io.github.runner4j.testkit.wire.RecordedCall;
import io.github.runner4j.testkit.wire.RecordedRequest;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What is recorded of one call while it goes on. */
final class CallRecord {

    /** The first bytes of a body. */
    private static final class Kept {
        private ByteArrayOutputStream first = new ByteArrayOutputStream(0);
        private long size;

        int add(byte[] bytes) {
            size += bytes.length;
            int kept = Math.min(bytes.length, RecordedBody.MOST_KEPT_BYTES - first.size());
            first.write(bytes, 0, kept);
            return kept;
        }

        RecordedBody body() {
            return size == 0 ? RecordedBody.EMPTY : new RecordedBody(Content.of(first.toByteArray()), size);
        }

        void release() {
            first = new ByteArrayOutputStream(0);
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final CallLog log;
    private final long number;
    private final Request request;
    private final Clock clock;
    private final Instant begun;
    private final Kept received = new Kept();
    private final Kept sent = new Kept();
    private @Nullable Head head;
    private @Nullable Instant ended;
    private @Nullable RecordedCall whole;
    private Outcome outcome = Outcome.OPEN;
    private int kept;

    CallRecord(CallLog log, long number, Request request, Clock clock) {
        this.log = log;
        this.number = number;
        this.request = request;
        this.clock = clock;
        this.begun = clock.instant();
    }

    void received(byte[] bytes) {
        keep(received, bytes);
    }

    void answered(Head given) {
        lock.lock();
        try {
            head = new Head(given.status(), Map.copyOf(given.headers()));
        } finally {
            lock.unlock();
        }
        log.changed();
    }

    void sent(byte[] bytes) {
        keep(sent, bytes);
    }

    /** It is over; the first end counts. */
    void end(Outcome how) {
        lock.lock();
        try {
            if (over()) {
                return;
            }
            outcome = how;
            ended = clock.instant();
        } finally {
            lock.unlock();
        }
        log.changed();
    }

    boolean over() {
        lock.lock();
        try {
            return outcome != Outcome.OPEN;
        } finally {
            lock.unlock();
        }
    }

    int kept() {
        lock.lock();
        try {
            return kept;
        } finally {
            lock.unlock();
        }
    }

    RecordedCall asItStands() {
        lock.lock();
        try {
            if (whole != null) {
                return whole;
            }
            RecordedCall call = snapshot();
            if (call.over()) {
                whole = call;
                received.release();
                sent.release();
            }
            return call;
        } finally {
            lock.unlock();
        }
    }

    private RecordedCall snapshot() {
        RecordedRequest asked = new RecordedRequest(
                request.method(), request.path(), request.query(), request.headers(), received.body());
        Optional<RecordedAnswer> answer = Optional.ofNullable(head)
                .map(given -> new RecordedAnswer(given.status(), given.headers(), sent.body()));
        return new RecordedCall(number, asked, answer, begun, Optional.ofNullable(ended), outcome);
    }

    private void keep(Kept where, byte[] bytes) {
        int more;
        lock.lock();
        try {
            if (over()) {
                return;
            }
            more = where.add(bytes);
            kept += more;
        } finally {
            lock.unlock();
        }
        log.grown(more);
    }
}
