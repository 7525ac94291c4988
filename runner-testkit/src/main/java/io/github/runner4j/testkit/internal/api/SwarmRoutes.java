package io.github.runner4j.testkit.internal.api;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.golang.GoQuote;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.wire.Dialect;
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
        if (router.dialect().family() == Dialect.Family.PODMAN) {
            PodmanSwarmRoutes.add(router);
            return;
        }
        addSwarm(router);
        for (String family : List.of("service", "node", "secret", "config")) {
            addFamily(router, family);
        }
        addTasks(router);
        addPlugins(router);
    }

    private static void addSwarm(Router router) {
        router.on("GET", "/swarm", SwarmRoutes::refuse)
                .on("GET", "/swarm/unlockkey", SwarmRoutes::refuse)
                .on("POST", "/swarm/init", SwarmRoutes::refuse)
                .on("POST", "/swarm/join", SwarmRoutes::refuse)
                .on("POST", "/swarm/unlock", SwarmRoutes::refuse)
                .on("POST", "/swarm/update", call -> update(call, "swarm"))
                .on("POST", "/swarm/leave", call -> {
                    throw Refusal.of(UNAVAILABLE, "This node is not part of a swarm");
                });
    }

    private static void addFamily(Router router, String one) {
        String path = "/" + one + "s";
        router.on("GET", path, SwarmRoutes::refuse)
                .on("GET", path + "/{id}", SwarmRoutes::refuse)
                .on("DELETE", path + "/{id}", SwarmRoutes::refuse)
                .on("POST", path + "/{id}/update", call -> update(call, one));
        if (!one.equals("node")) {
            router.on("POST", path + "/create", SwarmRoutes::refuse);
        }
    }

    private static void addTasks(Router router) {
        router.on("GET", "/tasks", SwarmRoutes::refuse)
                .on("GET", "/tasks/{id}", SwarmRoutes::refuse)
                .on("GET", "/tasks/{id}/logs", SwarmRoutes::logs)
                .on("GET", "/services/{id}/logs", SwarmRoutes::logs);
    }

    private static void addPlugins(Router router) {
        router.on("GET", "/plugins", call -> call.json(200, Json.array()))
                .on("GET", "/plugins/{name}/json", SwarmRoutes::refusePlugin)
                .on("POST", "/plugins/{name}/disable", SwarmRoutes::refusePlugin)
                .on("DELETE", "/plugins/{name}", SwarmRoutes::refusePlugin);
    }

    private static void refuse(Call call) {
        throw Refusal.of(UNAVAILABLE, NO_MANAGER);
    }

    /** The version that is to be changed is looked at before anything else. */
    private static void update(Call call, String what) {
        String version = call.request().parameter("version").orElse("");
        if (!version.matches("\\d{1,19}")) {
            throw Refusal.badParameter("invalid " + what + " version '" + version + "': strconv.ParseUint: parsing "
                    + GoQuote.quote(version) + ": invalid syntax");
        }
        refuse(call);
    }

    private static void logs(Call call) {
        if (!call.request().flag("stdout") && !call.request().flag("stderr")) {
            throw Refusal.broken("Bad parameters: you must choose at least one stream");
        }
        refuse(call);
    }

    private static void refusePlugin(Call call) {
        throw Refusal.notFound("plugin \"" + call.variable("name") + "\" not found");
    }
}
