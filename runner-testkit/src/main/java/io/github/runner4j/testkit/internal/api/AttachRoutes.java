package io.github.runner4j.testkit.internal.api;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.internal.container.Container;
import io.github.runner4j.testkit.internal.container.ContainerEngine;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.http.Answer;
import io.github.runner4j.testkit.internal.http.Head;
import io.github.runner4j.testkit.internal.http.Request;
import io.github.runner4j.testkit.internal.stdio.AttachSpec;
import io.github.runner4j.testkit.internal.stdio.Attachment;
import io.github.runner4j.testkit.internal.stdio.DetachKeys;
import java.util.Map;

/** Clients that are joined to the first process of a container, and the size of its terminal. */
public final class AttachRoutes {

    private static final int NOT_IMPLEMENTED = 501;

    private final ContainerEngine engine;

    private AttachRoutes(ContainerEngine engine) {
        this.engine = engine;
    }

    /** Adds them. */
    public static void add(Router router, ContainerEngine engine) {
        AttachRoutes routes = new AttachRoutes(engine);
        router.on("POST", "/containers/{id}/attach", routes::attach)
                .on("GET", "/containers/{id}/attach/ws", AttachRoutes::webSocket)
                .on("POST", "/containers/{id}/resize", routes::resize);
    }

    private void attach(Call call) throws InterruptedException {
        try {
            join(call);
        } catch (Refusal e) {
            Hijacks.refuse(call, e.status(), e.message());
        }
    }

    private void join(Call call) throws InterruptedException {
        Request request = call.request();
        String keys = request.parameter("detachKeys").orElse("");
        DetachKeys detachKeys = DetachKeys.parse(keys)
                .orElseThrow(() -> Refusal.badParameter("Invalid detach keys (" + keys + ") provided"));
        String reference = call.variable("id");
        Container container = engine.containers().find(reference);
        checkState(container, reference);
        AttachSpec spec = new AttachSpec(
                request.flag("stdin") && container.stdio().spec().openStdin(),
                request.flag("stdout"),
                request.flag("stderr"),
                request.flag("logs"),
                request.flag("stream"),
                detachKeys);
        Attachment attachment = Hijacks.join(call, Map.of(), container.stdio(), spec);
        engine.tell(container, "attach", Map.of());
        if (attachment.pump()) {
            engine.tell(container, "detach", Map.of());
        }
    }

    private static void checkState(Container container, String reference) {
        if (container.isPaused()) {
            throw Refusal.conflict("container " + reference + " is paused, unpause the container before attach");
        }
        if (container.isRestarting()) {
            throw Refusal.conflict("container " + reference + " is restarting, wait until the container is running");
        }
    }

    private static void webSocket(Call call) {
        if (call.request()
                .header("Upgrade")
                .filter("websocket"::equalsIgnoreCase)
                .isPresent()) {
            throw Refusal.of(NOT_IMPLEMENTED, "this engine does not attach by WebSocket");
        }
        call.exchange().answer(new Answer(new Head(400, Map.of()), Content.of("not websocket protocol")));
    }

    private void resize(Call call) {
        int height = Sizes.number(call, "h");
        int width = Sizes.number(call, "w");
        Container container = engine.containers().find(call.variable("id"));
        if (!container.isRunning()) {
            throw NotRunning.of(container, engine.dialect());
        }
        container.stdio().resize(height, width);
        engine.tell(container, "resize", Map.of("height", Integer.toString(height), "width", Integer.toString(width)));
        call.nothing(200);
    }
}
