package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Links between containers of the default network. */
final class Links {

    private final Containers containers;

    Links(Containers containers) {
        this.containers = containers;
    }

    /** Those that are asked for; refused when there is no such container. Elsewhere than in the default network there are none. */
    List<Link> of(JsonNode hostConfig) {
        List<Link> links = new ArrayList<>();
        if (Networking.userDefined(hostConfig.path("NetworkMode").asText())) {
            return links;
        }
        for (JsonNode each : hostConfig.path("Links")) {
            String[] parts = each.asText().split(":", 2);
            String name = parts[0].startsWith("/") ? parts[0].substring(1) : parts[0];
            links.add(new Link(child(name).id(), parts.length > 1 ? parts[1] : name));
        }
        return links;
    }

    private Container child(String name) {
        try {
            return containers.find(name);
        } catch (Refusal e) {
            throw Refusal.badParameter("could not get container for " + name + ": " + e.message());
        }
    }

    /** As the engine tells them: {@code /child:/parent/alias}. */
    ArrayNode told(Container parent) {
        ArrayNode told = Json.array();
        for (Link each : parent.links()) {
            containers
                    .byId(each.child())
                    .ifPresent(child -> told.add("/" + child.name() + ":/" + parent.name() + "/" + each.alias()));
        }
        return told;
    }

    /** All names of a container, those by which others know it included. */
    static List<String> names(Container container, List<Container> linking) {
        List<String> names = new ArrayList<>();
        names.add("/" + container.name());
        for (Container parent : linking) {
            parent.links().stream()
                    .filter(each -> each.child().equals(container.id()))
                    .forEach(each -> names.add("/" + parent.name() + "/" + each.alias()));
        }
        return names;
    }
}
