package io.github.runner4j.testkit.internal.progress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.http.Outlet;
import io.github.runner4j.testkit.internal.json.Json;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A stream of messages: each a JSON object and {@code \r\n}, in one chunk. The answer begins with the first of them. */
public final class Messages {

    private static final Pattern CONTROL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u00([0-9A-F]{2})");

    private final ReentrantLock lock = new ReentrantLock();
    private final Supplier<Outlet> opening;
    private final List<JsonNode> kept = new ArrayList<>();
    private Optional<Outlet> outlet = Optional.empty();
    private Optional<Messages> target = Optional.empty();

    /** A stream that is opened when there is something to say. */
    public Messages(Supplier<Outlet> opening) {
        this.opening = opening;
    }

    /** A stream into the same answer, whose messages are kept back until they are released. */
    public Messages later() {
        Messages later = new Messages(() -> {
            throw new IllegalStateException("nothing is sent but what is released");
        });
        later.target = Optional.of(this);
        return later;
    }

    /** Sends what was kept back; nothing when that is not done here. */
    public void release() {
        target.ifPresent(there -> List.copyOf(kept).forEach(there::send));
        kept.clear();
    }

    /** Whether the answer has begun, so that no status can be given any more. */
    public boolean begun() {
        lock.lock();
        try {
            return outlet.isPresent();
        } finally {
            lock.unlock();
        }
    }

    /** Sends a message. */
    public void send(JsonNode message) {
        lock.lock();
        try {
            if (target.isPresent()) {
                kept.add(message);
                return;
            }
            Outlet open = outlet.orElseGet(opening);
            outlet = Optional.of(open);
            open.write((escaped(Json.text(message)) + "\r\n").getBytes(StandardCharsets.UTF_8));
        } finally {
            lock.unlock();
        }
    }

    /** Go writes these characters so, for the sake of web pages, and the digits of others in small letters. */
    private static String escaped(String json) {
        String small = CONTROL.matcher(json)
                .replaceAll(match -> "$1\\\\u00" + match.group(2).toLowerCase(Locale.ROOT));
        return small.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    /** Says what is done; the id is of what it is done to, and may be empty. */
    public void status(String id, String status) {
        ObjectNode message = Json.object().put("status", status);
        if (!id.isEmpty()) {
            message.put("id", id);
        }
        send(message);
    }

    /** Says that something begins or is over, with an empty detail where clients look for numbers. */
    public void step(String id, String status) {
        ObjectNode message = Json.object().put("status", status);
        message.set("progressDetail", Json.object());
        send(message.put("id", id));
    }

    /** Says how far it has got. */
    public void progress(String id, String status, long current, long total) {
        ObjectNode message = Json.object().put("status", status);
        ObjectNode detail = Json.object().put("current", current);
        message.set("progressDetail", total > 0 ? detail.put("total", total) : detail);
        send(message.put("progress", ProgressBar.of(current, total)).put("id", id));
    }

    /** Passes on output. */
    public void output(String text) {
        send(Json.object().put("stream", text));
    }

    /** A stream whose writes are passed on as output. */
    public OutputStream outputStream(boolean error) {
        return new OutputMessages(this, error);
    }

    /** Gives a result. */
    public void result(String id, JsonNode value) {
        ObjectNode message = Json.object();
        if (!id.isEmpty()) {
            message.put("id", id);
        }
        message.set("aux", value);
        send(message);
    }

    /** Says that it failed; the code is left out when it is 0. */
    public void error(int code, String text) {
        ObjectNode detail = Json.object();
        if (code != 0) {
            detail.put("code", code);
        }
        ObjectNode message = Json.object();
        message.set("errorDetail", detail.put("message", text));
        send(message.put("error", text));
    }

    /** Ends the answer; one without any message has an empty body. */
    public void finish() {
        lock.lock();
        try {
            outlet.orElseGet(opening).finish();
        } finally {
            lock.unlock();
        }
    }
}
