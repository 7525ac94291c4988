package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.container.Container;
import io.github.runner4j.testkit.internal.container.ContainerEngine;
import io.github.runner4j.testkit.internal.container.Exec;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.stdio.AttachSpec;
import io.github.runner4j.testkit.internal.stdio.Attachment;
import java.io.IOException;
import java.util.Map;

/** Processes that are started in running containers. */
final class ExecRoutes {

    private static final int OK = 200;
    private static final int CREATED = 201;

    private final ContainerEngine engine;
    private final Bodies bodies;

    private ExecRoutes(ContainerEngine engine) {
        this.engine = engine;
        this.bodies = new Bodies(engine);
    }

    static void add(Router router, ContainerEngine engine) {
        ExecRoutes routes = new ExecRoutes(engine);
        router.on("POST", "/containers/{id}/exec", routes::create)
                .on("POST", "/exec/{id}/start", routes::start)
                .on("POST", "/exec/{id}/resize", routes::resize)
                .on("GET", "/exec/{id}/json", routes::inspect);
    }

    private void create(Call call) throws IOException {
        ObjectNode config = read(call, "ExecConfig");
        if (config.path("Cmd").isEmpty()) {
            throw Refusal.badParameter("No exec command specified");
        }
        Container container = engine.containers().find(call.variable("id"));
        Exec exec = engine.execs().create(container, call.variable("id"), config);
        call.json(CREATED, Json.object().put("Id", exec.id()));
    }

    /** These calls take no blame for what they cannot read, in any version. */
    private ObjectNode read(Call call, String structure) throws IOException {
        if (!engine.early()) {
            return engine.structures().read(structure, bodies.readAny(call));
        }
        try {
            return engine.structures().read(structure, bodies.read(call));
        } catch (Refusal e) {
            String message = e.message().equals("EOF") ? "got EOF while reading request body" : e.message();
            throw Refusal.badParameter(message);
        }
    }

    private void start(Call call) throws IOException, InterruptedException {
        ObjectNode options = read(call, "ExecStart");
        Exec exec = engine.execs().find(call.variable("id"));
        if (options.path("Detach").asBoolean()) {
            engine.execs().start(exec);
            call.nothing(OK);
        } else {
            attach(call, exec, options);
        }
    }

    private void attach(Call call, Exec exec, ObjectNode options) throws InterruptedException {
        JsonNode size = options.path("ConsoleSize");
        if (size.isArray()) {
            exec.stdio().resize(size.path(0).asInt(), size.path(1).asInt());
        }
        AttachSpec spec =
                AttachSpec.exec(exec.attachesStdin(), exec.attachesStdout(), exec.attachesStderr(), exec.detachKeys());
        Attachment attachment = Hijacks.join(call, call.common(), exec.stdio(), spec);
        try {
            engine.execs().start(exec);
        } catch (Refusal e) {
            attachment.complain(e.message());
            return;
        }
        if (attachment.pump()) {
            engine.tell(exec.container(), "exec_detach", Map.of("execID", exec.id()));
        }
    }

    private void resize(Call call) {
        int height = Sizes.number(call, "h");
        int width = Sizes.number(call, "w");
        Exec exec = engine.execs().find(call.variable("id"));
        exec.stdio().resize(height, width);
        call.nothing(OK);
    }

    private void inspect(Call call) {
        call.json(OK, engine.execs().inspect(engine.execs().find(call.variable("id"))));
    }
}
