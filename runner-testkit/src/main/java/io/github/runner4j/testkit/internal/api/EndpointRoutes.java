package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.container.Container;
import io.github.runner4j.testkit.internal.container.ContainerEngine;
import io.github.runner4j.testkit.internal.network.EndpointSpec;
import java.io.IOException;

/** Containers that are connected to networks and disconnected from them. */
public final class EndpointRoutes {

    private final ContainerEngine engine;
    private final JsonObjects objects;

    private EndpointRoutes(ContainerEngine engine) {
        this.engine = engine;
        this.objects = new JsonObjects(engine.dialect());
    }

    /** Adds them. */
    public static void add(Router router, ContainerEngine engine) {
        EndpointRoutes routes = new EndpointRoutes(engine);
        router.on("POST", "/networks/{id}/connect", routes::connect)
                .on("POST", "/networks/{id}/disconnect", routes::disconnect);
    }

    private void connect(Call call) throws IOException {
        ObjectNode body = objects.read(call, "NetworkConnect");
        Container container = engine.containers().find(body.path("Container").asText());
        JsonNode settings = body.path("EndpointConfig");
        EndpointSpec spec = settings.isObject() ? NetworkJson.endpoint(settings) : EndpointSpec.PLAIN;
        container.membership().connect(call.variable("id"), spec);
        call.nothing(200);
    }

    private void disconnect(Call call) throws IOException {
        ObjectNode body = objects.read(call, "NetworkDisconnect");
        Container container = engine.containers().find(body.path("Container").asText());
        container.membership().disconnect(call.variable("id"));
        call.nothing(200);
    }
}
