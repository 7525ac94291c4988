package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.json.Json;

/** What the engine tells of the networks of a container. */
final class NetworkSettings {

    private NetworkSettings() {}

    static ObjectNode none() {
        ObjectNode settings = Json.object()
                .put("Bridge", "")
                .put("SandboxID", "")
                .put("HairpinMode", false)
                .put("LinkLocalIPv6Address", "")
                .put("LinkLocalIPv6PrefixLen", 0);
        settings.set("Ports", Json.object());
        settings.put("SandboxKey", "");
        settings.set("SecondaryIPAddresses", NullNode.getInstance());
        settings.set("SecondaryIPv6Addresses", NullNode.getInstance());
        settings.put("EndpointID", "")
                .put("Gateway", "")
                .put("GlobalIPv6Address", "")
                .put("GlobalIPv6PrefixLen", 0)
                .put("IPAddress", "")
                .put("IPPrefixLen", 0)
                .put("IPv6Gateway", "")
                .put("MacAddress", "");
        settings.set("Networks", Json.object());
        return settings;
    }
}
