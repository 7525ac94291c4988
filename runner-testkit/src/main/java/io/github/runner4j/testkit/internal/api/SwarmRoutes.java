package io.github.runner4j.testkit.internal.api;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.json.Json;
import java.util.List;

/** What an engine that is in no swarm, and has no plugins, says to those who ask for either. */
public final class SwarmRoutes {

    private static final int UNAVAILABLE = 503;
    private static final String NO_MANAGER =
            "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" to connect "
                    + "this node to swarm and try again.";

    private SwarmRoutes() {}

    /** Adds them. */
    public static void add(Router router) {
        for (String family : List.of("swarm", "nodes", "services", "tasks", "secrets", "configs")) {
            router.on("GET", "/" + family, call -> refuse(NO_MANAGER));
            router.on("GET", "/" + family + "/{name}", call -> refuse(NO_MANAGER));
            router.on("DELETE", "/" + family + "/{name}", call -> refuse(NO_MANAGER));
        }
        router.on("POST", "/swarm/leave", call -> refuse("This node is not part of a swarm"));
        for (String family : List.of("swarm", "nodes", "services", "secrets", "configs")) {
            router.on("POST", "/" + family + "/{name}", call -> refuse(NO_MANAGER));
        }
        router.on("GET", "/plugins", call -> call.json(200, Json.array()));
        router.on("GET", "/plugins/{name}/json", call -> {
            throw Refusal.notFound("plugin \"" + call.variable("name") + "\" not found");
        });
    }

    private static void refuse(String message) {
        throw Refusal.of(UNAVAILABLE, message);
    }
}
