package io.github.runner4j.testkit.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runner4j.testkit.internal.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** An answer that is still coming, and on a hijacked connection also the way back. Each wait is bounded. */
final class OpenReply implements AutoCloseable {

    private final Wire wire;
    private final Headers headers;
    private final Body body;
    private byte[] pending = {};

    OpenReply(Wire wire, Headers headers, Body body) {
        this.wire = wire;
        this.headers = headers;
        this.body = body;
    }

    Headers headers() {
        return headers;
    }

    int status() {
        return headers.status();
    }

    Optional<String> header(String name) {
        return headers.value(name);
    }

    /** How long each wait from now on may be. */
    OpenReply patience(Duration time) {
        wire.patience(time);
        return this;
    }

    /** The next piece as it arrived: a chunk, where the answer is chunked. Nothing at the end. */
    Optional<byte[]> chunk() {
        if (pending.length > 0) {
            byte[] rest = pending;
            pending = new byte[0];
            return Optional.of(rest);
        }
        return next();
    }

    /** The next line without its end. Nothing at the end. */
    Optional<String> line() {
        int end = indexOfLineFeed();
        while (end < 0 && more()) {
            end = indexOfLineFeed();
        }
        if (end < 0) {
            return pending.length == 0 ? Optional.empty() : chunk().map(rest -> new String(rest, UTF_8));
        }
        return Optional.of(new String(take(end + 1), UTF_8).stripTrailing());
    }

    /** The next JSON object, each on a line of its own. Nothing at the end. */
    Optional<JsonNode> json() {
        return line().map(line ->
                Json.parse(line.getBytes(UTF_8)).orElseThrow(() -> new AssertionError("No JSON: " + line)));
    }

    /** The next frame of a multiplexed stream. Nothing at the end. */
    Optional<Frame> frame() {
        while (true) {
            ByteBuffer buffer = ByteBuffer.wrap(pending);
            Optional<Frame> frame = Frames.next(buffer);
            if (frame.isPresent()) {
                take(buffer.position());
                return frame;
            }
            if (!more()) {
                if (pending.length > 0) {
                    throw new AssertionError("The stream ended in the middle of a frame: " + pending.length + " bytes");
                }
                return Optional.empty();
            }
        }
    }

    /** So many bytes of text. */
    String text(int bytes) {
        while (pending.length < bytes && more()) {
            continue;
        }
        return new String(take(Math.min(bytes, pending.length)), UTF_8);
    }

    /** Everything up to the end. */
    byte[] rest() {
        while (more()) {
            continue;
        }
        return take(pending.length);
    }

    /** Everything up to the end, as the answer that it became. */
    Reply whole() {
        return new Reply(headers, rest());
    }

    OpenReply send(String text) {
        return sendBytes(text.getBytes(UTF_8));
    }

    OpenReply sendBytes(byte[] bytes) {
        try {
            wire.send(bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends nothing more: the end of stdin. The other direction stays open. */
    OpenReply endSending() {
        try {
            wire.endSending();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            wire.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean more() {
        Optional<byte[]> piece = next();
        piece.ifPresent(bytes -> {
            ByteArrayOutputStream joined = new ByteArrayOutputStream();
            joined.writeBytes(pending);
            joined.writeBytes(bytes);
            pending = joined.toByteArray();
        });
        return piece.isPresent();
    }

    private Optional<byte[]> next() {
        try {
            return body.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] take(int count) {
        byte[] taken = Arrays.copyOf(pending, count);
        pending = Arrays.copyOfRange(pending, count, pending.length);
        return taken;
    }

    private int indexOfLineFeed() {
        for (int i = 0; i < pending.length; i++) {
            if (pending[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
