package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.Moments;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What one list tells of containers. For one thread. */
public final class Summaries {

    private final Parts parts;
    private final Map<String, String> imagesByName = new HashMap<>();
    private final List<Container> linking;

    Summaries(Parts parts) {
        this.parts = parts;
        this.linking = parts.containers().all().stream()
                .filter(each -> !each.links().isEmpty())
                .toList();
    }

    /** What it tells of one; its sizes only when they are asked for. */
    public ObjectNode of(Container container, boolean size) {
        String image = image(container);
        return container.locked(() -> {
            ObjectNode json = Json.object().put("Id", container.id());
            json.set("Names", Json.array(Links.names(container, linking)));
            json.put("Image", image)
                    .put("ImageID", container.imageId())
                    .put("Command", commandLine(container.command()))
                    .put("Created", container.created().getEpochSecond());
            json.set("Ports", container.run().map(each -> each.ports().list()).orElseGet(Json::array));
            if (size) {
                sizes(json, FileSizes.of(parts, container));
            }
            json.set("Labels", container.config().path("Labels"));
            json.put("State", container.state().name()).put("Status", status(container, parts.now()));
            ObjectNode host = Json.object()
                    .put(
                            "NetworkMode",
                            container.hostConfig().path("NetworkMode").asText());
            json.set("HostConfig", host);
            ObjectNode networks = Json.object();
            networks.set("Networks", new NetworkSettings(container, parts.early()).networks());
            json.set("NetworkSettings", networks);
            json.set("Mounts", Inspection.mounts(container, true));
            return json;
        });
    }

    /** None is left out. */
    private static void sizes(ObjectNode json, FileSizes sizes) {
        if (sizes.changed() > 0) {
            json.put("SizeRw", sizes.changed());
        }
        if (sizes.all() > 0) {
            json.put("SizeRootFs", sizes.all());
        }
    }

    /** The name it was made by, unless that stands for another image now. */
    private String image(Container container) {
        String name = container.config().path("Image").asText();
        if (name.isEmpty() || name.equals(container.imageId())) {
            return name;
        }
        String now = imagesByName.computeIfAbsent(
                name, each -> parts.stores().images().find(each).map(Image::id).orElse(""));
        return now.equals(container.imageId()) ? name : container.imageId();
    }

    private static String commandLine(Command command) {
        return command.arguments().isEmpty()
                ? command.path()
                : command.path() + " "
                        + command.arguments().stream().map(Summaries::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String argument) {
        return argument.contains(" ") ? "'" + argument + "'" : argument;
    }

    private static String spoken(Health health) {
        return health.status().equals(Health.STARTING) ? "health: starting" : health.status();
    }

    /** One line for people. */
    static String status(Container container, Instant now) {
        State state = container.state();
        String since = Moments.spoken(Duration.between(state.started().orElse(now), now));
        String ago = Moments.spoken(Duration.between(state.finished().orElse(now), now)) + " ago";
        String ended = "(" + state.exitCode() + ") " + ago;
        return switch (state.name()) {
            case "paused" -> "Up " + since + " (Paused)";
            case "restarting" -> "Restarting " + ended;
            case "running" ->
                "Up " + since
                        + container
                                .health()
                                .map(each -> " (" + spoken(each) + ")")
                                .orElse("");
            case "removing" -> "Removal In Progress";
            case "dead" -> "Dead";
            case "created" -> "Created";
            default -> "Exited " + ended;
        };
    }
}
