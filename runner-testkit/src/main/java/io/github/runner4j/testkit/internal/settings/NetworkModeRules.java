package io.github.runner4j.testkit.internal.settings;

import com.fasterxml.jackson.databind.JsonNode;

/** What does not go together with a container's network. Source: {@code validateNetMode} of the engine's runconfig package. */
final class NetworkModeRules {

    private static final String SHARED = "container:";
    private static final String CONFLICT = "conflicting options: ";
    private static final String UNDEFINED = " can't be used with links. This would result in undefined behavior";

    private NetworkModeRules() {}

    static void check(JsonNode config, JsonNode hostConfig, Wording wording) {
        String mode = hostConfig.path("NetworkMode").asText();
        boolean hostname = !config.path("Hostname").asText().isEmpty();
        boolean links = !hostConfig.path("Links").isEmpty();
        Wording.require(
                !mode.equals(SHARED) && !mode.equals("container"),
                "Invalid network mode: invalid container format container:<name|id>");
        boolean mac = wording.early() && !config.path("MacAddress").asText().isEmpty();
        if (mode.startsWith(SHARED)) {
            shared(config, hostConfig, hostname, links);
        }
        Wording.require(
                !mac || !(mode.startsWith(SHARED) || mode.equals("host")),
                CONFLICT + "mac-address and the network mode");
        Wording.require(
                !hostConfig.path("UTSMode").asText().equals("host") || !hostname,
                CONFLICT + "hostname and the UTS mode");
        Wording.require(!mode.equals("host") || !links, CONFLICT + "host type networking" + UNDEFINED);
    }

    private static void shared(JsonNode config, JsonNode hostConfig, boolean hostname, boolean links) {
        Wording.require(!hostname, CONFLICT + "hostname and the network mode");
        Wording.require(!links, CONFLICT + "container type network" + UNDEFINED);
        Wording.require(hostConfig.path("Dns").isEmpty(), CONFLICT + "dns and the network mode");
        Wording.require(
                hostConfig.path("ExtraHosts").isEmpty(), CONFLICT + "custom host-to-IP mapping and the network mode");
        boolean published = !hostConfig.path("PortBindings").isEmpty()
                || hostConfig.path("PublishAllPorts").asBoolean();
        Wording.require(!published, CONFLICT + "port publishing and the container type network mode");
        Wording.require(
                config.path("ExposedPorts").isEmpty(), CONFLICT + "port exposing and the container type network mode");
    }
}
