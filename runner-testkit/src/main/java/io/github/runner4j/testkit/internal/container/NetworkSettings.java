package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.Ids;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.network.Connection;
import io.github.runner4j.testkit.internal.network.Endpoint;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the engine tells of the networks of a container. For those who hold the container's lock. */
final class NetworkSettings {

    private static final String KEYS = "/var/run/docker/netns/";

    private final Container container;
    private final boolean early;

    /** @param early whether the names of a container in its networks stand among its aliases */
    NetworkSettings(Container container, boolean early) {
        this.container = container;
        this.early = early;
    }

    ObjectNode json() {
        String sandbox = container.sandbox();
        ObjectNode settings = Json.object()
                .put("Bridge", "")
                .put("SandboxID", sandbox)
                .put("HairpinMode", false)
                .put("LinkLocalIPv6Address", "")
                .put("LinkLocalIPv6PrefixLen", 0);
        settings.set("Ports", container.run().map(each -> each.ports().json()).orElseGet(Json::object));
        settings.put("SandboxKey", sandbox.isEmpty() ? "" : KEYS + Ids.shortened(sandbox));
        settings.set("SecondaryIPAddresses", NullNode.getInstance());
        settings.set("SecondaryIPv6Addresses", NullNode.getInstance());
        addresses(settings, bridge());
        settings.set("Networks", networks());
        return settings;
    }

    /** The networks by their names. */
    ObjectNode networks() {
        ObjectNode networks = Json.object();
        for (Connection each : container.membership().connections()) {
            networks.set(each.network(), network(each));
        }
        return networks;
    }

    private Optional<Endpoint> bridge() {
        return container.membership().connections().stream()
                .filter(each -> each.network().equals("bridge"))
                .findFirst()
                .flatMap(Connection::endpoint);
    }

    private ObjectNode network(Connection connection) {
        ObjectNode network = Json.object();
        network.set("IPAMConfig", object(connection.spec().ipam()));
        boolean hidden =
                connection.network().equals("bridge") && !container.links().isEmpty();
        network.set("Links", array(hidden ? null : connection.spec().links()));
        network.set("Aliases", aliases(connection));
        network.put("NetworkID", connection.networkId());
        addresses(network, connection.endpoint());
        network.set("DriverOpts", object(connection.spec().options()));
        if (!early) {
            network.set("DNSNames", connection.named() ? Json.array(names(connection)) : NullNode.getInstance());
        }
        return network;
    }

    private JsonNode aliases(Connection connection) {
        if (!early || !connection.named()) {
            return array(connection.spec().aliases());
        }
        ArrayNode aliases = Json.array();
        List<String> asked = connection.spec().aliases();
        if (asked != null) {
            asked.forEach(aliases::add);
        }
        aliases.add(Ids.shortened(container.id()));
        String host = container.config().path("Hostname").asText();
        if (!host.equals(Ids.shortened(container.id()))) {
            aliases.add(host);
        }
        return aliases;
    }

    private Set<String> names(Connection connection) {
        Set<String> names = new LinkedHashSet<>(List.of(container.name()));
        List<String> asked = connection.spec().aliases();
        if (asked != null) {
            names.addAll(asked);
        }
        names.add(Ids.shortened(container.id()));
        names.add(container.config().path("Hostname").asText());
        return names;
    }

    private static void addresses(ObjectNode into, Optional<Endpoint> endpoint) {
        into.put("EndpointID", endpoint.map(Endpoint::id).orElse(""))
                .put("Gateway", endpoint.map(Endpoint::gateway).orElse(""))
                .put("IPAddress", endpoint.map(Endpoint::address).orElse(""))
                .put("IPPrefixLen", endpoint.map(Endpoint::bits).orElse(0))
                .put("IPv6Gateway", "")
                .put("GlobalIPv6Address", "")
                .put("GlobalIPv6PrefixLen", 0)
                .put("MacAddress", endpoint.map(Endpoint::mac).orElse(""));
    }

    private static JsonNode object(@Nullable Map<String, String> texts) {
        if (texts == null) {
            return NullNode.getInstance();
        }
        ObjectNode object = Json.object();
        new TreeMap<>(texts).forEach(object::put);
        return object;
    }

    private static JsonNode array(@Nullable List<String> texts) {
        return texts == null ? NullNode.getInstance() : Json.array(texts);
    }
}
