package io.github.runner4j.testkit.internal.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runner4j.testkit.internal.port.ContainerPort;
import io.github.runner4j.testkit.internal.port.PortRange;

/** Which ports may be published. */
final class PortRules {

    private PortRules() {}

    static void check(JsonNode bindings) {
        bindings.properties().forEach(each -> {
            String port = each.getKey().split("/", 2)[0];
            Wording.require(ContainerPort.number(port).isPresent(), invalid(port));
            for (JsonNode binding : each.getValue()) {
                String host = binding.path("HostPort").asText();
                Wording.require(PortRange.parse(host).isPresent(), invalid(host));
            }
        });
    }

    private static String invalid(String port) {
        return "invalid port specification: \"" + port + "\"";
    }
}
