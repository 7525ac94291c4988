package io.github.runner4j.testkit.internal.buildkit;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.progress.Messages;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Tells how a build gets on.
 *
 * <p>Source of the numbers: {@code StatusResponse}, {@code Vertex}, {@code VertexStatus} and {@code VertexLog} in
 * BuildKit's {@code control.proto}.
 */
final class Trace {

    /** Work that a vertex stands for. */
    @FunctionalInterface
    interface Work<T> {

        T run() throws InterruptedException;
    }

    private static final int VERTEX = 1;
    private static final int STATUS = 2;
    private static final int LOG = 3;

    private final Messages messages;
    private final Clock clock;

    Trace(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** What is going to be done. */
    void announce(List<Vertex> vertices) {
        ProtoWriter response = new ProtoWriter();
        vertices.forEach(each -> response.message(VERTEX, vertex(each, false)));
        send(response);
    }

    /** Does it, and tells of its beginning and its end. */
    <T> T run(Vertex vertex, Work<T> work) throws InterruptedException {
        Instant started = clock.instant();
        send(vertex, vertex(vertex, false).time(5, started));
        Optional<String> fault = Optional.of("context canceled");
        try {
            T result = work.run();
            fault = Optional.empty();
            return result;
        } catch (Refusal e) {
            fault = Optional.of(e.message());
            throw e;
        } finally {
            send(
                    vertex,
                    vertex(vertex, false)
                            .time(5, started)
                            .time(6, clock.instant())
                            .text(7, fault.orElse("")));
        }
    }

    /** It was not even begun. */
    void failed(Vertex vertex, String fault) {
        Instant now = clock.instant();
        send(vertex, vertex(vertex, false).time(5, now).time(6, now).text(7, fault));
    }

    /** It was done before. */
    void cached(Vertex vertex) {
        Instant now = clock.instant();
        send(vertex, vertex(vertex, true).time(5, now).time(6, now));
    }

    private void send(Vertex vertex, ProtoWriter message) {
        if (!vertex.name().isEmpty()) {
            send(new ProtoWriter().message(VERTEX, message));
        }
    }

    private static ProtoWriter vertex(Vertex vertex, boolean cached) {
        ProtoWriter message = new ProtoWriter().text(1, vertex.digest());
        vertex.inputs().forEach(each -> message.text(2, each));
        return message.text(3, vertex.name()).number(4, cached ? 1 : 0);
    }

    /** A part of a vertex, from its beginning to its end. */
    void status(Vertex vertex, String id) {
        Instant now = clock.instant();
        send(new ProtoWriter().message(STATUS, status(vertex, id, now)));
        send(new ProtoWriter().message(STATUS, status(vertex, id, now).time(8, clock.instant())));
    }

    private static ProtoWriter status(Vertex vertex, String id, Instant now) {
        return new ProtoWriter()
                .text(1, id)
                .text(2, vertex.digest())
                .time(6, now)
                .time(7, now);
    }

    /** A stream whose writes are told as what a command wrote, to its stream 1 or 2. */
    OutputStream log(Vertex vertex, int stream) {
        return new OutputStream() {
            @Override
            public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                ProtoWriter log = new ProtoWriter()
                        .text(1, vertex.digest())
                        .time(2, clock.instant())
                        .number(3, stream)
                        .bytes(4, Arrays.copyOfRange(bytes, offset, offset + length));
                send(new ProtoWriter().message(LOG, log));
            }
        };
    }

    private void send(ProtoWriter response) {
        String text = Base64.getEncoder().encodeToString(response.toBytes());
        messages.result("moby.buildkit.trace", Json.object().textNode(text));
    }
}
