package io.github.runner4j.testkit.internal.http;

import io.github.runner4j.testkit.internal.http.WireFaults.Stage;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Takes a call from the request to the end of its answer, step by step, and does to it what faults say. Lives on the connection's event loop. */
final class Delivery {

    /** One step; whether it is done, or has to be taken again. */
    private interface Step {
        boolean take();

        /** It will not be taken any more. */
        void drop();
    }

    private final Connection connection;
    private final Request request;
    private final Reply reply;
    private final Deque<Step> steps = new ArrayDeque<>();
    private boolean held;
    private boolean abandoned;
    private boolean garbled;
    private boolean halved;
    private Effect.@Nullable Slow slow;
    private long sent;
    /** So many bytes of the body are sent at most. */
    private long limit = Long.MAX_VALUE;

    Delivery(Connection connection, Request request, Reply reply) {
        this.connection = connection;
        this.request = request;
        this.reply = reply;
    }

    /** Lets the handler have the request. */
    void request(Runnable dispatch) {
        add(at(Stage.REQUEST, dispatch));
        go();
    }

    /** Lets the handler have the body of the request. */
    void bodyRead(Inflow body, Runnable before) {
        Step admission = at(
                Stage.BODY_READ,
                () -> {
                    before.run();
                    body.admit();
                },
                () -> body.fail("the answer is given"));
        if (abandoned) {
            admission.drop();
        } else {
            steps.addFirst(admission);
        }
        go();
    }

    /** Gives a whole answer. */
    void whole(Head head, byte[] body) {
        add(at(Stage.HEADERS, () -> head(head, body.length)));
        add(new Body(body, Delivery::nobodyWaits));
        end();
    }

    /** Gives the head of an answer whose body comes bit by bit. */
    void open(Head head) {
        add(at(Stage.HEADERS, () -> head(head, -1)));
        go();
    }

    /** Gives the head of a connection that is taken over. */
    void raw(Head head) {
        add(at(Stage.HEADERS, () -> {
            reply.raw(head);
            mark(-1);
        }));
        go();
    }

    /** Gives more of the body; tells how many bytes have left once they have, or never will. */
    void body(byte[] bytes, IntConsumer left) {
        add(new Body(bytes, left));
        go();
    }

    /** Ends the body. */
    void end() {
        add(at(Stage.END, reply::last));
        add(at(Stage.ANSWERED, reply::over));
        go();
    }

    /** Breaks off. */
    void cut() {
        abandon();
        reply.cut();
    }

    /** Gives another answer than the handler does. */
    void replace(Answer answer) {
        abandon();
        byte[] body = answer.body().toBytes();
        reply.head(answer.head(), body.length);
        reply.body(body, Delivery::nobodyWaits);
        reply.last();
        reply.over();
    }

    /** Goes no further. */
    void abandon() {
        abandoned = true;
        steps.forEach(Step::drop);
        steps.clear();
    }

    /** Whether a fault holds it. */
    boolean held() {
        return held;
    }

    private static void nobodyWaits(int bytes) {}

    private void add(Step step) {
        if (abandoned) {
            step.drop();
        } else {
            steps.add(step);
        }
    }

    private void go() {
        while (!held && !steps.isEmpty()) {
            Step step = steps.element();
            if (step.take()) {
                steps.remove(step);
            }
        }
        reply.flush();
    }

    private Step at(Stage stage, Runnable action) {
        return at(stage, action, () -> {});
    }

    /** Does something unless a fault has it otherwise, and after a fault that only holds it. */
    private Step at(Stage stage, Runnable action, Runnable otherwise) {
        return new Step() {
            private boolean asked;

            @Override
            public boolean take() {
                if (!asked) {
                    asked = true;
                    apply(connection.faults().at(stage, request));
                    if (held || abandoned) {
                        return abandoned;
                    }
                }
                action.run();
                return true;
            }

            @Override
            public void drop() {
                otherwise.run();
            }
        };
    }

    private void head(Head head, long length) {
        if (halved && length >= 0) {
            halved = false;
            limit = length / 2;
        }
        reply.head(head, length < 0 ? length : Math.min(length, limit));
        mark(-1);
    }

    private void apply(Optional<Effect> effect) {
        effect.ifPresent(this::apply);
    }

    private void apply(Effect effect) {
        if (effect instanceof Effect.Hold hold) {
            hold(hold);
        } else if (effect instanceof Effect.Cut) {
            cut();
        } else if (effect instanceof Effect.Replace other) {
            replace(other.answer());
        } else if (effect instanceof Effect.Garble) {
            garbled = true;
        } else if (effect instanceof Effect.Half) {
            halved = true;
        } else if (effect instanceof Effect.Slow rate) {
            slow = rate;
        } else if (effect instanceof Effect.Task task) {
            abandon();
            connection.work(task.task());
        }
    }

    private void hold(Effect.Hold hold) {
        held = true;
        hold.until()
                .whenComplete((nothing, failure) -> connection.wire().run(() -> {
                    held = false;
                    go();
                }));
    }

    /** So many bytes have been sent, none of which were looked at for faults. */
    private void mark(long before) {
        OptionalLong mark = connection.faults().mark(request, before);
        if (mark.isPresent() && mark.getAsLong() == sent) {
            apply(connection.faults().atMark(request, sent));
        }
    }

    /** Bytes of the body, in as many pieces as faults want. */
    private final class Body implements Step {

        private final byte[] bytes;
        private final IntConsumer left;
        private int at;

        Body(byte[] bytes, IntConsumer left) {
            this.bytes = bytes;
            this.left = left;
        }

        @Override
        public boolean take() {
            while (!held && !abandoned && at < bytes.length && sent < limit) {
                if (halved) {
                    int half = (bytes.length - at + 1) / 2;
                    send(half);
                    abandon();
                    reply.endEarly();
                } else {
                    sendPiece();
                }
            }
            if (sent >= limit) {
                drop();
            }
            return at == bytes.length;
        }

        @Override
        public void drop() {
            left.accept(bytes.length - at);
            at = bytes.length;
        }

        private void sendPiece() {
            long before = sent;
            long length = Math.min(bytes.length - at, limit - sent);
            OptionalLong mark = connection.faults().mark(request, sent);
            length = Math.min(length, mark.orElse(Long.MAX_VALUE) - sent);
            Effect.Slow rate = slow;
            length = rate == null ? length : Math.min(length, rate.bytes());
            send((int) length);
            mark(before);
            if (rate != null && !held && !abandoned) {
                hold(new Effect.Hold(rate.pause().get()));
            }
        }

        private void send(int length) {
            byte[] piece = at == 0 && length == bytes.length ? bytes : Arrays.copyOfRange(bytes, at, at + length);
            if (garbled) {
                piece = piece.clone();
                Arrays.fill(piece, (byte) '%');
            }
            at += length;
            sent += length;
            reply.body(piece, left);
        }
    }
}
