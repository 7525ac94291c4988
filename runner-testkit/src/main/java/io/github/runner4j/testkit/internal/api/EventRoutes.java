package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.EngineEvent;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.internal.golang.GoTime;
import io.github.runner4j.testkit.internal.http.Outlet;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.time.Time.Alarm;
import io.github.runner4j.testkit.wire.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What happened in the engine, and what happens. */
public final class EventRoutes {

    private final Surroundings surroundings;

    private EventRoutes(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Adds them. */
    public static void add(Router router, Surroundings surroundings) {
        EventRoutes routes = new EventRoutes(surroundings);
        router.on("GET", "/events", routes::events);
    }

    private void events(Call call) {
        Instant now = surroundings.time().clock().instant();
        Optional<Instant> since = time(call, "since", now);
        Optional<Instant> until = time(call, "until", now);
        boolean docker = surroundings.dialect().family() == Dialect.Family.DOCKER;
        if (docker && since.isPresent() && until.isPresent() && since.get().isAfter(until.get())) {
            throw Refusal.badParameter("`since` time (" + text(call, "since") + ") cannot be after `until` time ("
                    + text(call, "until") + ")");
        }
        EventFilter filter = new EventFilter(Filters.of(call, surroundings.dialect()));
        boolean past = since.isPresent() || until.isPresent();
        Supplier<Listener> open = () -> {
            Outlet outlet = call.exchange().open(call.head(200, "application/json"));
            return new Listener(outlet, filter, until.orElse(Instant.MAX));
        };
        Listener listener =
                surroundings.events().listen(open, each -> past && !each.at().isBefore(since.orElse(Instant.MIN)));
        if (until.isPresent()) {
            Alarm alarm = surroundings.time().after(positive(Duration.between(now, until.get())), listener::end);
            call.exchange().onGone(alarm::cancel);
        }
        call.exchange().onGone(listener::end);
    }

    private static Duration positive(Duration time) {
        return time.isNegative() ? Duration.ZERO : time;
    }

    private static String text(Call call, String key) {
        return call.request().parameter(key).orElse("");
    }

    private Optional<Instant> time(Call call, String key, Instant now) {
        String text = text(call, key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> time = GoTime.parse(text, now);
        if (time.isEmpty() && surroundings.dialect() != Dialect.PODMAN_4) {
            boolean podman = surroundings.dialect() == Dialect.PODMAN_5;
            throw Refusal.broken(
                    podman
                            ? "failed to parse event filters: unable to convert " + key + " time of " + text
                                    + ": unable to interpret time value"
                            : "strconv.ParseInt: parsing \"" + text + "\": invalid syntax");
        }
        return time;
    }

    /** An event as the engine shows it. */
    static ObjectNode json(EngineEvent event) {
        ObjectNode json = Json.object();
        boolean container = event.type().equals("container");
        Map<String, String> attributes = event.attributes();
        if (container || event.type().equals("image")) {
            json.put("status", event.action()).put("id", event.actor());
        }
        if (container && attributes.containsKey("image")) {
            json.put("from", attributes.get("image"));
        }
        json.put("Type", event.type()).put("Action", event.action());
        ObjectNode actor = json.putObject("Actor").put("ID", event.actor());
        actor.set("Attributes", Fields.object(new TreeMap<>(attributes)));
        return json.put("scope", "local")
                .put("time", event.at().getEpochSecond())
                .put("timeNano", ChronoUnit.NANOS.between(Instant.EPOCH, event.at()));
    }

    /** Sends what happens to one client. */
    private final class Listener implements Consumer<EngineEvent> {

        private final Outlet outlet;
        private final EventFilter filter;
        private final Instant until;

        Listener(Outlet outlet, EventFilter filter, Instant until) {
            this.outlet = outlet;
            this.filter = filter;
            this.until = until;
        }

        void end() {
            surroundings.events().leave(this);
            outlet.finish();
        }

        @Override
        public void accept(EngineEvent event) {
            if (!event.at().isAfter(until) && filter.accepts(event)) {
                outlet.write(Json.line(json(event)));
            }
        }
    }
}
