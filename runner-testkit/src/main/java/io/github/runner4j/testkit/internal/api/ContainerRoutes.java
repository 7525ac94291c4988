package io.github.runner4j.testkit.internal.api;

import io.github.runner4j.testkit.internal.container.Container;
import io.github.runner4j.testkit.internal.container.ContainerEngine;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.http.Request;
import io.github.runner4j.testkit.internal.process.Signal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** What changes the state of a container. */
public final class ContainerRoutes {

    private static final int OK_NOTHING = 204;
    private static final int NOT_MODIFIED = 304;

    private final ContainerEngine engine;

    private ContainerRoutes(ContainerEngine engine) {
        this.engine = engine;
    }

    /** Adds all that has to do with containers alone. */
    public static void add(Router router, ContainerEngine engine) {
        ContainerRoutes routes = new ContainerRoutes(engine);
        ContainerCreation.add(router, engine);
        ContainerQueries.add(router, engine);
        ContainerWaits.add(router, engine);
        router.on("POST", "/containers/{id}/start", routes::start)
                .on("POST", "/containers/{id}/stop", routes::stop)
                .on("POST", "/containers/{id}/kill", routes::kill)
                .on("DELETE", "/containers/{id}", routes::remove);
    }

    private void start(Call call) {
        boolean started = engine.start(container(call));
        call.nothing(started ? OK_NOTHING : NOT_MODIFIED);
    }

    private void stop(Call call) {
        OptionalInt seconds = seconds(call.request());
        Container container = container(call);
        if (!container.isRunning()) {
            call.nothing(NOT_MODIFIED);
            return;
        }
        answer(call, engine.stop(container, seconds));
    }

    private void kill(Call call) {
        String name = call.request().parameter("signal").orElse("");
        Signal signal = name.isEmpty()
                ? Signal.KILL
                : Signal.parse(name).orElseThrow(() -> Refusal.badParameter("Invalid signal: " + name));
        Container container = container(call);
        try {
            answer(call, engine.kill(container, signal));
        } catch (Refusal e) {
            throw Refusal.of(e.status(), "Cannot kill container: " + call.variable("id") + ": " + e.message());
        }
    }

    private void remove(Call call) {
        String reference = call.variable("id");
        Request request = call.request();
        answer(call, engine.remove(container(call), reference, request.flag("force"), request.flag("v")));
    }

    private Container container(Call call) {
        return engine.containers().find(call.variable("id"));
    }

    /** Answers once it is done, without a thread that waits. */
    private static void answer(Call call, CompletableFuture<?> done) {
        CompletableFuture<?> unused = done.whenComplete((result, failure) -> call.nothing(OK_NOTHING));
    }

    private static OptionalInt seconds(Request request) {
        Optional<String> text = request.parameter("t").filter(each -> !each.isEmpty());
        try {
            return text.isPresent() ? OptionalInt.of(Integer.parseInt(text.get())) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            throw Refusal.broken("strconv.Atoi: parsing \"" + text.get() + "\": invalid syntax");
        }
    }
}
