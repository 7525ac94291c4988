package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.EventLog;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.internal.golang.GoTime;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.network.Network;
import io.github.runner4j.testkit.internal.network.Networks;
import io.github.runner4j.testkit.time.Time;
import io.github.runner4j.testkit.wire.Dialect;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Networks, but for what connects containers to them. */
public final class NetworkRoutes {

    private static final Set<String> LISTED_BY = Set.of("dangling", "driver", "id", "label", "name", "scope", "type");
    private static final Set<String> PRUNED_BY = Set.of("label", "label!", "until");

    private final Networks networks;
    private final Dialect dialect;
    private final Time time;
    private final EventLog events;
    private final NetworkJson json;
    private final JsonObjects objects;

    private NetworkRoutes(Networks networks, Surroundings surroundings) {
        this.networks = networks;
        this.dialect = surroundings.dialect();
        this.time = surroundings.time();
        this.events = surroundings.events();
        this.json = new NetworkJson(dialect);
        this.objects = new JsonObjects(dialect);
    }

    /** Adds them. */
    public static void add(Router router, Networks networks, Surroundings surroundings) {
        NetworkRoutes routes = new NetworkRoutes(networks, surroundings);
        router.on("GET", "/networks", routes::list)
                .on("POST", "/networks/create", routes::create)
                .on("POST", "/networks/prune", routes::prune)
                .on("GET", "/networks/{id}", routes::inspect)
                .on("DELETE", "/networks/{id}", routes::remove);
    }

    private void list(Call call) {
        Filters filters = Filters.of(call, dialect).allow(LISTED_BY);
        for (String type : filters.all("type")) {
            if (!type.equals("custom") && !type.equals("builtin")) {
                throw Refusal.broken("invalid filter: 'type'='" + type + "'");
            }
        }
        Optional<Boolean> dangling = dangling(filters);
        ArrayNode list = Json.array();
        for (Network each : networks.list()) {
            if (fits(each, filters)
                    && dangling.map(wanted -> wanted == each.userDefined()).orElse(true)) {
                list.add(json.listed(each));
            }
        }
        call.json(200, list);
    }

    private static boolean fits(Network network, Filters filters) {
        return filters.accepts("driver", network.driver())
                && filters.accepts("name", wanted -> network.name().contains(wanted))
                && filters.accepts("id", wanted -> network.id().contains(wanted))
                && filters.accepts("scope", "local")
                && filters.accepts("type", network.userDefined() ? "custom" : "builtin")
                && filters.acceptsLabels("label", network.spec().labels());
    }

    /** An engine does not look for containers when it lists networks: all that somebody made count as unused. */
    private static Optional<Boolean> dangling(Filters filters) {
        List<String> values = filters.all("dangling");
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() > 1) {
            throw Refusal.badParameter("got more than one value for filter key \"dangling\"");
        }
        return switch (values.get(0)) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default ->
                throw Refusal.badParameter("invalid value for filter 'dangling', must be \"true\" (or \"1\"), or "
                        + "\"false\" (or \"0\")");
        };
    }

    private void create(Call call) throws IOException {
        ObjectNode body = objects.read(call, "NetworkCreateRequest");
        boolean unique =
                dialect != Dialect.DOCKER_20_10 || body.path("CheckDuplicate").asBoolean();
        Networks.Created created = networks.create(NetworkJson.spec(body), unique);
        call.json(201, Json.object().put("Id", created.network().id()).put("Warning", created.warning()));
    }

    private void inspect(Call call) {
        String verbose = call.request().parameter("verbose").orElse("");
        if (!verbose.matches("|1|t|T|TRUE|true|True|0|f|F|FALSE|false|False")) {
            throw Refusal.badParameter("invalid value for verbose: " + verbose);
        }
        String scope = call.request().parameter("scope").orElse("");
        String reference = call.variable("id");
        if (!scope.isEmpty() && !scope.equals("local")) {
            throw Refusal.notFound("network " + reference + " not found");
        }
        call.json(200, json.whole(networks.inspect(reference)));
    }

    private void remove(Call call) {
        networks.remove(call.variable("id"));
        call.nothing(204);
    }

    private void prune(Call call) {
        Filters filters = Filters.of(call, dialect).allow(PRUNED_BY);
        Optional<Instant> until = until(filters);
        List<String> gone = new ArrayList<>();
        for (Network each : networks.list()) {
            boolean fits = filters.acceptsLabels(each.spec().labels())
                    && until.map(end -> !each.created().isAfter(end)).orElse(true);
            if (fits && networks.prune(each)) {
                gone.add(each.name());
            }
        }
        events.publish("network", "prune", "", Map.of("reclaimed", "0"));
        JsonNode names = Fields.array(gone.isEmpty() ? null : gone);
        call.json(200, Json.object().set("NetworksDeleted", names));
    }

    private Optional<Instant> until(Filters filters) {
        List<String> values = filters.all("until");
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() > 1) {
            throw refused("more than one until filter specified");
        }
        Optional<Instant> until = GoTime.parse(values.get(0), time.clock().instant());
        if (until.isEmpty()) {
            throw refused("failed to parse value as time or duration: \"" + values.get(0) + "\"");
        }
        return until;
    }

    private Refusal refused(String message) {
        return dialect == Dialect.DOCKER_20_10 ? Refusal.broken(message) : Refusal.badParameter(message);
    }
}
