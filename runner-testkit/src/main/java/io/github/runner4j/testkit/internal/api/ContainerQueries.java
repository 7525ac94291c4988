package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.container.Container;
import io.github.runner4j.testkit.internal.container.ContainerEngine;
import io.github.runner4j.testkit.internal.container.Summaries;
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
        Filters filters = Filters.of(call, engine.dialect());
        int limit = Numbers.optional(call, "limit").orElse(0);
        ContainerFilter filter = new ContainerFilter(engine, filters);
        boolean all = call.request().flag("all") || limit > 0 || filter.concernsStates();
        boolean size = call.request().flag("size");
        Summaries summaries = engine.summaries();
        ArrayNode list = Json.array();
        for (Container each : filter.between(engine.containers().all())) {
            if ((all || each.isRunning()) && filter.fits(each)) {
                ObjectNode summary = summaries.of(each, size);
                if (filter.fits(summary)) {
                    list.add(summary);
                }
            }
            if (limit > 0 && list.size() == limit) {
                break;
            }
        }
        call.json(OK, list);
    }

    private void inspect(Call call) {
        Container container = engine.containers().find(call.variable("id"));
        call.json(OK, engine.inspect(container, call.request().flag("size")));
    }
}
