package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.container.Container;
import io.github.runner4j.testkit.internal.container.ContainerEngine;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.program.Processes;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The processes of a container. */
public final class TopRoutes {

    private final ContainerEngine engine;

    private TopRoutes(ContainerEngine engine) {
        this.engine = engine;
    }

    /** Adds them. */
    public static void add(Router router, ContainerEngine engine) {
        TopRoutes routes = new TopRoutes(engine);
        router.on("GET", "/containers/{id}/top", routes::top);
    }

    private void top(Call call) {
        Container container = engine.containers().find(call.variable("id"));
        List<Processes.Entry> processes = container
                .processes()
                .orElseThrow(() -> NotRunning.of(container, engine.dialect()))
                .all();
        if (container.isRestarting()) {
            throw Refusal.conflict(
                    "Container " + container.id() + " is restarting, wait until the container is running");
        }
        String arguments = call.request().parameter("ps_args").orElse("");
        List<PsColumn> columns = PsArguments.columns(arguments.isEmpty() ? "-ef" : arguments);
        ArrayNode rows = Json.array();
        PsColumn.Surroundings around = around(container);
        for (Processes.Entry each : processes) {
            rows.add(Json.array(
                    columns.stream().map(column -> column.value(each, around)).toList()));
        }
        engine.tell(container, "top", Map.of());
        ObjectNode body = Json.object();
        body.set("Processes", rows);
        body.set("Titles", Json.array(columns.stream().map(PsColumn::title).toList()));
        call.json(200, body);
    }

    private PsColumn.Surroundings around(Container container) {
        int pid = engine.inspect(container, false).at("/State/Pid").asInt();
        Instant started = container.started().orElse(Instant.EPOCH);
        return new PsColumn.Surroundings(
                pid, started, engine.now(), container.stdio().spec().tty());
    }
}
