package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.network.EndpointSpec;
import io.github.runner4j.testkit.internal.network.Member;
import io.github.runner4j.testkit.internal.network.Membership;
import io.github.runner4j.testkit.internal.network.Networks;
import io.github.runner4j.testkit.wire.Dialect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which networks a container that is being made is to be in. */
record Networking(Networks networks, Dialect dialect, JsonNode config, JsonNode wanted) {

    private static final Set<String> NOT_USER_DEFINED = Set.of("", "default", "bridge", "host", "none");
    private static final String DEFAULT = "default";
    private static final String BRIDGE = "bridge";

    /** A container that is in no network at all is as one that shares somebody else's. */
    private static final String DISABLED = "container:";

    Membership membership(Member member, Origin origin) {
        if (config.path("NetworkDisabled").asBoolean()) {
            return new Membership(networks, member, DISABLED, Map.of(), dialect);
        }
        String mode = origin.hostConfig().path("NetworkMode").asText();
        Map<String, EndpointSpec> specs = new LinkedHashMap<>();
        boolean shared = mode.startsWith(DISABLED);
        if (!shared) {
            wanted.path("EndpointsConfig")
                    .properties()
                    .forEach(each -> specs.put(name(each.getKey(), mode), spec(each.getValue())));
        }
        if (specs.isEmpty() && !origin.links().isEmpty()) {
            List<String> links = origin.links().stream().map(Link::spec).toList();
            specs.put(BRIDGE, new EndpointSpec(null, links, null, "", null));
        }
        return new Membership(networks, member, userDefined(mode) ? known(mode) : mode, specs, dialect);
    }

    static boolean userDefined(String mode) {
        return !NOT_USER_DEFINED.contains(mode) && !mode.startsWith(DISABLED);
    }

    /** Under which name the settings for a network are kept. */
    private String name(String key, String mode) {
        if (key.equals(DEFAULT)) {
            return BRIDGE;
        }
        return userDefined(mode) && known(mode).equals(known(key)) ? known(mode) : key;
    }

    /** The name of a network that may be called by its id; the same when there is none. */
    private String known(String reference) {
        try {
            return networks.find(reference).name();
        } catch (Refusal e) {
            return reference;
        }
    }

    private static EndpointSpec spec(JsonNode endpoint) {
        return new EndpointSpec(
                texts(endpoint.path("IPAMConfig")),
                list(endpoint.path("Links")),
                list(endpoint.path("Aliases")),
                endpoint.path("MacAddress").asText(),
                texts(endpoint.path("DriverOpts")));
    }

    private static @Nullable Map<String, String> texts(JsonNode node) {
        if (!node.isObject()) {
            return null;
        }
        Map<String, String> texts = new TreeMap<>();
        node.properties()
                .forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        return texts;
    }

    private static @Nullable List<String> list(JsonNode node) {
        if (!node.isArray()) {
            return null;
        }
        List<String> list = new ArrayList<>();
        node.forEach(each -> list.add(each.asText()));
        return list;
    }
}
