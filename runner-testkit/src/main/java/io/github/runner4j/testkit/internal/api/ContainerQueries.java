package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.runner4j.testkit.internal.container.Container;
import io.github.runner4j.testkit.internal.container.ContainerEngine;
import io.github.runner4j.testkit.internal.json.Json;

/** Tells of containers. */
final class ContainerQueries {

    private static final int OK = 200;

    private final ContainerEngine engine;

    private ContainerQueries(ContainerEngine engine) {
        this.engine = engine;
    }

    static void add(Router router, ContainerEngine engine) {
        ContainerQueries queries = new ContainerQueries(engine);
        router.on("GET", "/containers/json", queries::list).on("GET", "/containers/{id}/json", queries::inspect);
    }

    private void list(Call call) {
        ArrayNode list = Json.array();
        for (Container each : engine.containers().all()) {
            if (call.request().flag("all") || each.isRunning()) {
                list.add(engine.summary(each));
            }
        }
        call.json(OK, list);
    }

    private void inspect(Call call) {
        call.json(OK, engine.inspect(engine.containers().find(call.variable("id"))));
    }
}
