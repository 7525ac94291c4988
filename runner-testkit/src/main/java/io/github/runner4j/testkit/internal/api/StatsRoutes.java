package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.container.Container;
import io.github.runner4j.testkit.internal.container.ContainerEngine;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.internal.http.Exchange;
import io.github.runner4j.testkit.internal.http.Head;
import io.github.runner4j.testkit.internal.http.Outlet;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.stats.Sample;
import io.github.runner4j.testkit.internal.stats.Usages;
import io.github.runner4j.testkit.time.Time;
import io.github.runner4j.testkit.wire.Dialect;
import java.time.Duration;
import java.util.Optional;

/** What containers use, once or every second. No thread waits for the second to pass. */
public final class StatsRoutes {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ContainerEngine engine;
    private final Usages usages;
    private final Time time;
    private final StatsJson json;

    private StatsRoutes(ContainerEngine engine, Usages usages, Surroundings surroundings) {
        this.engine = engine;
        this.usages = usages;
        this.time = surroundings.time();
        ObjectNode info = Profile.of(surroundings.dialect()).info();
        this.json = new StatsJson(new StatsJson.Machine(
                info.path("NCPU").asInt(),
                info.path("MemTotal").asLong(),
                info.path("CgroupVersion").asText().equals("2")));
    }

    /** Adds them. */
    public static void add(Router router, ContainerEngine engine, Usages usages, Surroundings surroundings) {
        StatsRoutes routes = new StatsRoutes(engine, usages, surroundings);
        router.on("GET", "/containers/{id}/stats", routes::stats);
    }

    private void stats(Call call) {
        boolean stream =
                call.request().parameter("stream").isEmpty() || call.request().flag("stream");
        boolean once = call.request().flag("one-shot");
        if (stream && once) {
            throw Refusal.badParameter("cannot have stream=true and one-shot=true");
        }
        Container container = engine.containers().find(call.variable("id"));
        Optional<Sample> now = usages.sample(container, engine.now());
        if (stream) {
            Outlet outlet = call.exchange().open(new Head(200, call.common()));
            new Ticker(container, outlet, call.exchange()).tick();
        } else if (once || now.isEmpty()) {
            answer(call, container, Optional.empty(), now, once);
        } else {
            Time.Alarm alarm = time.after(
                    SECOND, () -> answer(call, container, now, usages.sample(container, engine.now()), false));
            call.exchange().onGone(alarm::cancel);
        }
    }

    private void answer(Call call, Container container, Optional<Sample> before, Optional<Sample> now, boolean once) {
        ObjectNode body = json.json(container, before, now);
        if (once && engine.dialect() != Dialect.DOCKER_20_10) {
            body.remove("name");
            body.remove("id");
        }
        call.json(200, body);
    }

    /** Sends a sample every second for as long as there is a container, and somebody who wants to know. */
    private final class Ticker {

        private final Container container;
        private final Outlet outlet;
        private Optional<Sample> before = Optional.empty();
        private volatile Time.Alarm alarm = () -> {};

        Ticker(Container container, Outlet outlet, Exchange exchange) {
            this.container = container;
            this.outlet = outlet;
            exchange.onGone(() -> alarm.cancel());
        }

        void tick() {
            if (outlet.closed()) {
                return;
            }
            if (engine.containers().byId(container.id()).isEmpty()) {
                usages.forget(container.id());
                outlet.finish();
                return;
            }
            Optional<Sample> now = usages.sample(container, engine.now());
            outlet.write(Json.line(json.json(container, before, now)));
            before = now;
            alarm = time.after(SECOND, this::tick);
        }
    }
}
