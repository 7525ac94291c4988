package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.Moments;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.network.Endpoint;
import io.github.runner4j.testkit.internal.network.EndpointSpec;
import io.github.runner4j.testkit.internal.network.IpamConfig;
import io.github.runner4j.testkit.internal.network.Network;
import io.github.runner4j.testkit.internal.network.NetworkSpec;
import io.github.runner4j.testkit.wire.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Networks as the engine shows them, and as clients ask for them. */
final class NetworkJson {

    private final Dialect dialect;

    NetworkJson(Dialect dialect) {
        this.dialect = dialect;
    }

    /** What a client asks for. */
    static NetworkSpec spec(ObjectNode body) {
        JsonNode ipam = body.path("IPAM");
        List<IpamConfig> ranges = new ArrayList<>();
        ipam.path("Config")
                .forEach(each -> ranges.add(new IpamConfig(
                        each.path("Subnet").asText(""),
                        each.path("IPRange").asText(""),
                        each.path("Gateway").asText(""),
                        texts(each.get("AuxiliaryAddresses")))));
        NetworkSpec.Traits traits = new NetworkSpec.Traits(
                body.path("Internal").asBoolean(),
                body.path("Attachable").asBoolean(),
                body.path("EnableIPv6").asBoolean(),
                body.path("ConfigOnly").asBoolean());
        return new NetworkSpec(
                body.path("Name").asText(""),
                body.path("Driver").asText(""),
                traits,
                ranges,
                new NetworkSpec.Ipam(ipam.path("Driver").asText(""), Fields.texts(ipam.get("Options"))),
                texts(body.get("Options")),
                texts(body.get("Labels")));
    }

    /** How a client wants a container to be connected. */
    static EndpointSpec endpoint(JsonNode node) {
        return new EndpointSpec(
                Fields.texts(node.get("IPAMConfig")),
                Fields.list(node.get("Links")),
                Fields.list(node.get("Aliases")),
                node.path("MacAddress").asText(""),
                Fields.texts(node.get("DriverOpts")));
    }

    /** A network in a list: without its containers. */
    ObjectNode listed(Network network) {
        NetworkSpec spec = network.spec();
        ObjectNode json = Json.object()
                .put("Name", network.name())
                .put("Id", network.id())
                .put("Created", Moments.text(network.created()))
                .put("Scope", "local")
                .put("Driver", network.driver())
                .put("EnableIPv6", spec.traits().ipv6());
        json.set("IPAM", ipam(network));
        json.put("Internal", spec.traits().internal())
                .put("Attachable", spec.traits().attachable())
                .put("Ingress", false);
        json.set("ConfigFrom", Json.object().put("Network", ""));
        json.put("ConfigOnly", spec.traits().configOnly());
        json.set("Containers", Json.object());
        json.set("Options", Fields.object(spec.options()));
        json.set("Labels", Fields.object(spec.labels()));
        return json;
    }

    /** A network with the containers in it. */
    ObjectNode whole(Network network) {
        ObjectNode containers = Json.object();
        network.endpoints().forEach((id, end) -> containers.set(id, container(end)));
        return listed(network).set("Containers", containers);
    }

    private static ObjectNode container(Endpoint end) {
        return Json.object()
                .put("Name", end.member().name())
                .put("EndpointID", end.id())
                .put("MacAddress", end.mac())
                .put("IPv4Address", end.address().isEmpty() ? "" : end.address() + "/" + end.bits())
                .put("IPv6Address", "");
    }

    private JsonNode ipam(Network network) {
        NetworkSpec.Ipam ipam = network.spec().ipamDriver();
        ObjectNode json = Json.object().put("Driver", ipam.driver().isEmpty() ? "default" : ipam.driver());
        json.set("Options", Fields.object(ipam.options()));
        return json.set("Config", ranges(network));
    }

    private JsonNode ranges(Network network) {
        if (network.subnet().isEmpty()) {
            return dialect == Dialect.DOCKER_20_10 ? Json.array() : Fields.array(null);
        }
        ArrayNode ranges = Json.array();
        if (network.spec().ipam().isEmpty()) {
            ranges.add(Json.object().put("Subnet", network.subnet()).put("Gateway", network.gateway()));
        }
        for (IpamConfig each : network.spec().ipam()) {
            ObjectNode range = ranges.addObject().put("Subnet", each.subnet());
            put(range, "IPRange", each.range());
            put(range, "Gateway", each.gateway());
            if (!each.auxiliary().isEmpty()) {
                range.set("AuxiliaryAddresses", Fields.object(each.auxiliary()));
            }
        }
        return ranges;
    }

    private static void put(ObjectNode node, String key, String value) {
        if (!value.isEmpty()) {
            node.put(key, value);
        }
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = Fields.texts(node);
        return texts == null ? Map.of() : texts;
    }
}
