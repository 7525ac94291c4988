package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.container.Container;
import io.github.runner4j.testkit.internal.container.ContainerEngine;
import io.github.runner4j.testkit.internal.container.WaitResult;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.golang.GoQuote;
import io.github.runner4j.testkit.internal.http.Outlet;
import io.github.runner4j.testkit.internal.json.Json;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Lets clients wait for the end of a container: the head of the answer goes out at once. */
final class ContainerWaits {

    private static final int OK = 200;
    private static final Set<String> CONDITIONS = Set.of("", "not-running", "next-exit", "removed");

    private final ContainerEngine engine;

    private ContainerWaits(ContainerEngine engine) {
        this.engine = engine;
    }

    static void add(Router router, ContainerEngine engine) {
        router.on("POST", "/containers/{id}/wait", new ContainerWaits(engine)::await);
    }

    private void await(Call call) {
        String condition = call.request().parameter("condition").orElse("");
        if (!engine.early() && !CONDITIONS.contains(condition)) {
            throw Refusal.badParameter("invalid condition: " + GoQuote.quote(condition));
        }
        Container container = engine.containers().find(call.variable("id"));
        CompletableFuture<WaitResult> result = engine.await(container, condition);
        Outlet outlet = call.exchange().open(call.head(OK, "application/json"));
        call.exchange().onGone(() -> engine.leave(container, result));
        CompletableFuture<Void> unused = result.thenAccept(each -> {
            outlet.write(Json.line(json(each)));
            outlet.finish();
        });
    }

    private ObjectNode json(WaitResult result) {
        ObjectNode json = Json.object();
        if (result.error().isEmpty() && engine.early()) {
            json.putNull("Error");
        } else if (!result.error().isEmpty()) {
            json.set("Error", Json.object().put("Message", result.error()));
        }
        return json.put("StatusCode", result.code());
    }
}
