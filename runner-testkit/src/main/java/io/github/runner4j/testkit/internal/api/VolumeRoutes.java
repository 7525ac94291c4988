package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.EventLog;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.volume.Volume;
import io.github.runner4j.testkit.internal.volume.VolumeSpec;
import io.github.runner4j.testkit.internal.volume.Volumes;
import io.github.runner4j.testkit.wire.Dialect;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Volumes. */
public final class VolumeRoutes {

    private static final Set<String> LISTED_BY = Set.of("dangling", "driver", "label", "name");
    private static final Set<String> PRUNED_BY = Set.of("label", "label!");
    private static final Set<String> PRUNED_BY_OR_ALL = Set.of("label", "label!", "all");

    /** From this version on only those without a name of their own are pruned, unless {@code all} is said. */
    private static final int SPARES_NAMED = 42;

    private final Volumes volumes;
    private final Dialect dialect;
    private final EventLog events;
    private final JsonObjects json;
    private final String structure;

    private VolumeRoutes(Volumes volumes, Surroundings surroundings) {
        this.volumes = volumes;
        this.dialect = surroundings.dialect();
        this.events = surroundings.events();
        this.json = new JsonObjects(dialect);
        this.structure = dialect == Dialect.DOCKER_20_10 ? "VolumeCreateBody" : "CreateOptions";
    }

    /** Adds them. */
    public static void add(Router router, Volumes volumes, Surroundings surroundings) {
        VolumeRoutes routes = new VolumeRoutes(volumes, surroundings);
        router.on("GET", "/volumes", routes::list)
                .on("POST", "/volumes/create", routes::create)
                .on("POST", "/volumes/prune", routes::prune)
                .on("GET", "/volumes/{name}", routes::inspect)
                .on("DELETE", "/volumes/{name}", routes::remove);
    }

    private void list(Call call) {
        Filters filters = filters(call, LISTED_BY);
        boolean any = !filters.has("dangling");
        boolean unused = filters.flag("dangling", false);
        ArrayNode list = Json.array();
        for (Volume each : volumes.list()) {
            if ((any || unused == each.users().isEmpty()) && fits(each, filters)) {
                list.add(json(each));
            }
        }
        ObjectNode body = Json.object();
        body.set("Volumes", list);
        call.json(200, body.putNull("Warnings"));
    }

    private static boolean fits(Volume volume, Filters filters) {
        return filters.accepts("driver", volume.driver())
                && filters.accepts("name", wanted -> matches(wanted, volume.name()))
                && filters.acceptsLabels("label", labels(volume));
    }

    private static boolean matches(String wanted, String name) {
        try {
            return name.contains(wanted)
                    || Pattern.compile(wanted).matcher(name).find();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private void create(Call call) throws IOException {
        ObjectNode body = json.read(call, structure);
        VolumeSpec spec = new VolumeSpec(
                body.path("Name").asText(""),
                body.path("Driver").asText(""),
                Fields.texts(body.get("Labels")),
                Fields.texts(body.get("DriverOpts")));
        call.json(201, json(volumes.create(spec)));
    }

    private void inspect(Call call) {
        String name = call.variable("name");
        Volume volume = volumes.find(name).orElseThrow(() -> Refusal.notFound(volumes.missing(name)));
        call.json(200, json(volume));
    }

    private void remove(Call call) {
        volumes.remove(call.variable("name"), call.request().flag("force"));
        call.nothing(204);
    }

    private void prune(Call call) {
        boolean old = dialect == Dialect.DOCKER_20_10;
        Filters filters = Filters.of(call, dialect).allow(old ? PRUNED_BY : PRUNED_BY_OR_ALL);
        boolean named = !call.api().isAtLeast(SPARES_NAMED) || all(filters);
        List<Volume> gone = volumes.prune(each -> (named || each.anonymous()) && filters.acceptsLabels(labels(each)));
        long size = gone.stream().mapToLong(Volume::size).sum();
        events.publish("volume", "prune", "", Map.of("reclaimed", Long.toString(size)));
        ObjectNode body = Json.object();
        body.set("VolumesDeleted", Json.array(gone.stream().map(Volume::name).toList()));
        call.json(200, body.put("SpaceReclaimed", size));
    }

    private static boolean all(Filters filters) {
        boolean all = false;
        for (String each : filters.all("all")) {
            all = switch (each) {
                case "1", "t", "T", "true", "True", "TRUE" -> true;
                case "0", "f", "F", "false", "False", "FALSE" -> all;
                default -> throw filters.invalid("'all': strconv.ParseBool: parsing \"" + each + "\": invalid syntax");
            };
        }
        return all;
    }

    private Filters filters(Call call, Set<String> known) {
        Filters filters;
        try {
            filters = Filters.of(call, dialect);
        } catch (Refusal e) {
            throw Refusal.badParameter("error reading volume filters: " + e.message());
        }
        return filters.allow(known);
    }

    private static Map<String, String> labels(Volume volume) {
        Map<String, String> labels = volume.labels();
        return labels == null ? Map.of() : labels;
    }

    /** A volume as the engine shows it. */
    static ObjectNode json(Volume volume) {
        ObjectNode json = Json.object()
                .put(
                        "CreatedAt",
                        volume.created().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("Driver", volume.driver());
        json.set("Labels", Fields.object(volume.labels()));
        json.put("Mountpoint", volume.mountpoint()).put("Name", volume.name());
        json.set("Options", Fields.object(volume.options()));
        return json.put("Scope", "local");
    }
}
