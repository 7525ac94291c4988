package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A container's hardware address: once of the container, now of its ends in networks. Source: {@code handleMACAddressBC} of the engine's
 * container router.
 *
 * @param api the version that the client speaks
 */
record MacAddresses(ApiVersion api) {

    private static final int OF_ENDS = 44;
    private static final String FIELD = "MacAddress";
    private static final String BRIDGE = "bridge";

    /** Moves the container's address to its end in a network; tells what the client is warned of. */
    List<String> apply(ObjectNode config, JsonNode hostConfig, ObjectNode networking) {
        String address = config.path(FIELD).asText();
        String mode = hostConfig.path("NetworkMode").asText();
        String network = Set.of("", "default").contains(mode) ? BRIDGE : mode;
        boolean connected = !network.equals("host") && !network.equals("none") && !network.startsWith("container:");
        ObjectNode endpoints = endpoints(networking);
        if (!api.isAtLeast(OF_ENDS)) {
            before(address, network, connected, endpoints);
            return List.of();
        }
        if (address.isEmpty()) {
            return List.of();
        }
        if (connected) {
            move(address, network, endpoints);
        }
        config.remove(FIELD);
        return List.of(
                "The container-wide MacAddress field is now deprecated. It should be specified in EndpointsConfig instead.");
    }

    private static void before(String address, String network, boolean connected, ObjectNode endpoints) {
        if (!address.isEmpty() && !connected) {
            throw Refusal.badParameter("conflicting options: mac-address and the network mode");
        }
        if (!address.isEmpty() && endpoints.isEmpty()) {
            endpoints.set(network, Json.object());
        }
        for (Map.Entry<String, JsonNode> each : endpoints.properties()) {
            if (each.getValue() instanceof ObjectNode endpoint) {
                endpoint.put(FIELD, address);
            }
        }
    }

    private static void move(String address, String network, ObjectNode endpoints) {
        if (endpoints.isEmpty()) {
            endpoints.set(network, Json.object().put(FIELD, address));
            return;
        }
        Optional<ObjectNode> endpoint =
                Optional.of(endpoints.path(network)).filter(JsonNode::isObject).map(ObjectNode.class::cast);
        String there = endpoint.map(each -> each.path(FIELD).asText()).orElse("");
        if (endpoint.isEmpty()) {
            throw Refusal.badParameter("if a container-wide MAC address is supplied, HostConfig.NetworkMode must match "
                    + "the identity of a network in NetworkSettings.Networks");
        }
        if (!there.isEmpty() && !there.equals(address)) {
            throw Refusal.badParameter(
                    "the container-wide MAC address must match the endpoint-specific MAC address for "
                            + "the main network, or be left empty");
        }
        endpoint.get().put(FIELD, address);
    }

    private static ObjectNode endpoints(ObjectNode networking) {
        if (!networking.path("EndpointsConfig").isObject()) {
            networking.set("EndpointsConfig", Json.object());
        }
        return (ObjectNode) networking.path("EndpointsConfig");
    }
}
