package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.container.Container;
import io.github.runner4j.testkit.internal.container.ContainerEngine;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.http.Request;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.process.Signal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What changes the state of a container. */
public final class ContainerRoutes {

    private static final int OK = 200;
    private static final int NOTHING = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int MOST_BODY = 7;

    private final ContainerEngine engine;
    private final Bodies bodies;

    private ContainerRoutes(ContainerEngine engine) {
        this.engine = engine;
        this.bodies = new Bodies(engine);
    }

    /** Adds all that has to do with containers alone. */
    public static void add(Router router, ContainerEngine engine) {
        ContainerRoutes routes = new ContainerRoutes(engine);
        ContainerCreation.add(router, engine);
        ContainerQueries.add(router, engine);
        ContainerWaits.add(router, engine);
        ContainerPrunes.add(router, engine);
        ExecRoutes.add(router, engine);
        router.on("POST", "/containers/{id}/start", routes::start)
                .on("POST", "/containers/{id}/stop", routes::stop)
                .on("POST", "/containers/{id}/restart", routes::restart)
                .on("POST", "/containers/{id}/kill", routes::kill)
                .on("POST", "/containers/{id}/pause", routes::pause)
                .on("POST", "/containers/{id}/unpause", routes::unpause)
                .on("POST", "/containers/{id}/rename", routes::rename)
                .on("POST", "/containers/{id}/update", routes::update)
                .on("DELETE", "/containers/{id}", routes::remove);
    }

    private void start(Call call) throws IOException {
        if (call.exchange().body().readNBytes(MOST_BODY + 1).length > MOST_BODY) {
            throw Refusal.badParameter("starting container with non-empty request body was deprecated since API v1.22 "
                    + "and removed in v1.24");
        }
        boolean started = engine.start(container(call));
        call.nothing(started ? NOTHING : NOT_MODIFIED);
    }

    private void stop(Call call) {
        Optional<Signal> signal = Signals.forStop(call, engine.early());
        OptionalInt seconds = Numbers.optional(call, "t");
        Container container = container(call);
        if (container.isRunning()) {
            Deferred.nothing(call, engine.stop(container, signal, seconds), "");
        } else {
            call.nothing(NOT_MODIFIED);
        }
    }

    private void restart(Call call) {
        Optional<Signal> signal = Signals.forStop(call, engine.early());
        OptionalInt seconds = Numbers.optional(call, "t");
        Container container = container(call);
        String prefix = "Cannot restart container " + call.variable("id") + ": ";
        Deferred.nothing(call, engine.restart(container, signal, seconds), prefix);
    }

    private void kill(Call call) {
        String prefix = (engine.early() ? "C" : "c") + "annot kill container: " + call.variable("id") + ": ";
        try {
            Signal signal = Signals.of(call, engine.early()).orElse(Signal.KILL);
            Deferred.nothing(call, engine.kill(container(call), signal), prefix);
        } catch (Refusal e) {
            boolean bare = engine.early() && e.message().startsWith("Invalid signal");
            throw bare ? e : Refusal.of(e.status(), prefix + e.message());
        }
    }

    private void pause(Call call) {
        engine.pause(container(call));
        call.nothing(NOTHING);
    }

    private void unpause(Call call) {
        engine.unpause(container(call));
        call.nothing(NOTHING);
    }

    private void rename(Call call) {
        String name = call.request().parameter("name").orElse("");
        if (name.isEmpty()) {
            throw Refusal.badParameter("Neither old nor new names may be empty");
        }
        engine.rename(container(call), name);
        call.nothing(NOTHING);
    }

    private void update(Call call) throws IOException {
        JsonNode body = engine.early() ? bodies.read(call) : bodies.readAny(call);
        ObjectNode update = engine.structures().read("UpdateConfig", body);
        List<String> warnings = engine.update(container(call), update);
        ObjectNode answer = Json.object();
        answer.set("Warnings", warnings.isEmpty() ? null : Json.array(warnings));
        call.json(OK, answer);
    }

    private void remove(Call call) {
        String reference = call.variable("id");
        Request request = call.request();
        Container container = container(call);
        if (request.flag("link")) {
            throw Refusal.broken("Conflict, cannot remove the default link name of the container");
        }
        Deferred.nothing(call, engine.remove(container, reference, request.flag("force"), request.flag("v")), "");
    }

    private Container container(Call call) {
        return engine.containers().find(call.variable("id"));
    }
}
