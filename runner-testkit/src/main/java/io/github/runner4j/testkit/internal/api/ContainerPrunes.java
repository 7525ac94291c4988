package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.container.Container;
import io.github.runner4j.testkit.internal.container.ContainerEngine;
import io.github.runner4j.testkit.internal.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Removes all containers that do not run. */
final class ContainerPrunes {

    private static final int OK = 200;

    private final ContainerEngine engine;

    private ContainerPrunes(ContainerEngine engine) {
        this.engine = engine;
    }

    static void add(Router router, ContainerEngine engine) {
        router.on("POST", "/containers/prune", new ContainerPrunes(engine)::prune);
    }

    private void prune(Call call) {
        Filters filters = Filters.of(call, engine.dialect()).allow(Set.of("label", "label!", "until"));
        Optional<Instant> until = Until.of(filters, engine.now(), engine.early());
        List<String> gone = new ArrayList<>();
        long bytes = 0;
        for (Container each : engine.containers().all()) {
            boolean old = until.isEmpty() || !each.created().isAfter(until.get());
            if (!each.isRunning() && old && filters.acceptsLabels(each.labels())) {
                bytes += engine.changedBytes(each);
                CompletableFuture<Void> unused = engine.remove(each, each.id(), false, false);
                gone.add(each.id());
            }
        }
        engine.tellPruned(bytes);
        ObjectNode answer = Json.object();
        answer.set("ContainersDeleted", gone.isEmpty() ? null : Json.array(gone));
        call.json(OK, answer.put("SpaceReclaimed", bytes));
    }
}
