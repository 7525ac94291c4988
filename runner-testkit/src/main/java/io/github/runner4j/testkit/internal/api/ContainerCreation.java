package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.container.ContainerEngine;
import io.github.runner4j.testkit.internal.container.CreateRequest;
import io.github.runner4j.testkit.internal.container.Created;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.image.Platform;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.structure.Structures;
import io.github.runner4j.testkit.wire.Dialect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes containers. */
final class ContainerCreation {

    private static final int CREATED = 201;
    private static final int PLATFORMS = 41;

    private final ContainerEngine engine;
    private final Structures structures;
    private final Bodies bodies;

    private ContainerCreation(ContainerEngine engine) {
        this.engine = engine;
        this.structures = engine.structures();
        this.bodies = new Bodies(engine);
    }

    static void add(Router router, ContainerEngine engine) {
        router.on("POST", "/containers/create", new ContainerCreation(engine)::create);
    }

    private void create(Call call) throws IOException {
        JsonNode body = bodies.read(call);
        ObjectNode given = structures.read("ContainerConfigWrapper", body);
        if (!structures.anyOf("Config", body)) {
            String word = engine.dialect() == Dialect.DOCKER_20_10 ? "C" : "c";
            throw Refusal.badParameter(word + "onfig cannot be empty in order to create a container");
        }
        boolean hostConfigGiven = given.path("HostConfig").isObject();
        ObjectNode hostConfig = structures.read("HostConfig", given.path("HostConfig"));
        ObjectNode networking = structures.read("NetworkingConfig", given.path("NetworkingConfig"));
        given.remove(List.of("HostConfig", "NetworkingConfig"));
        String name = call.request().parameter("name").orElse("");
        CreateRequest request = new CreateRequest(name, given, hostConfig, networking, hostConfigGiven, platform(call));
        new CreateOptions(call.api(), engine.early()).apply(given, hostConfig, networking);
        List<String> warnings = new ArrayList<>();
        if (!engine.early()) {
            warnings.addAll(new MacAddresses(call.api()).apply(given, hostConfig, networking));
        }
        Created created = engine.create(request);
        warnings.addAll(0, created.warnings());
        ObjectNode answer = Json.object().put("Id", created.container().id());
        answer.set("Warnings", Json.array(warnings));
        call.json(CREATED, answer);
    }

    private static Optional<Platform> platform(Call call) {
        return call.api().isAtLeast(PLATFORMS)
                ? Platform.parse(call.request().parameter("platform").orElse(""))
                : Optional.empty();
    }
}
