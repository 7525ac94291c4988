package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.golang.GoQuote;
import io.github.runner4j.testkit.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a version of the API makes of the settings of a container: what it does not know yet is passed over, or refused. Source: {@code
 * postContainersCreate} of the engine's container router.
 *
 * @param api the version that the client speaks
 * @param early whether the engine is Docker Engine 20.10, or speaks as that does
 */
record CreateOptions(ApiVersion api, boolean early) {

    private static final Map<String, String> OPTIONS =
            Map.of("VolumeOptions", "volume", "BindOptions", "bind", "TmpfsOptions", "tmpfs");

    void apply(ObjectNode config, ObjectNode hostConfig, ObjectNode networking) {
        if (!api.isAtLeast(25)) {
            hostConfig.put("AutoRemove", false);
        }
        if (!api.isAtLeast(40)) {
            hostConfig.put("KernelMemoryTCP", 0L);
            if (hostConfig.path("IpcMode").asText().isEmpty()) {
                hostConfig.put("IpcMode", "shareable");
            }
        }
        if (!early) {
            mounts(hostConfig.path("Mounts"));
            passOver(config, hostConfig);
            oneNetwork(networking);
            subpaths(hostConfig.path("Mounts"));
        }
    }

    private void mounts(JsonNode mounts) {
        for (JsonNode mount : mounts) {
            String type = mount.path("Type").asText();
            OPTIONS.forEach((option, owner) -> {
                if (mount.has(option) && !owner.equals(type)) {
                    refuseOrRemove((ObjectNode) mount, option, type);
                }
            });
        }
    }

    private void refuseOrRemove(ObjectNode mount, String option, String type) {
        if (api.isAtLeast(42)) {
            throw Refusal.badParameter(option + " must not be specified on mount type " + GoQuote.quote(type));
        }
        if (!option.equals("BindOptions")) {
            mount.remove(option);
        }
    }

    private void passOver(ObjectNode config, ObjectNode hostConfig) {
        if (api.isAtLeast(42)) {
            hostConfig.put("KernelMemory", 0L);
        } else {
            hostConfig.set("ConsoleSize", Json.array().add(0).add(0));
        }
        if (!api.isAtLeast(43)) {
            hostConfig.remove("Annotations");
        }
        if (!api.isAtLeast(44) && config.path("Healthcheck") instanceof ObjectNode check) {
            check.remove("StartInterval");
        }
    }

    private void oneNetwork(ObjectNode networking) {
        JsonNode endpoints = networking.path("EndpointsConfig");
        if (!api.isAtLeast(44) && endpoints.size() > 1) {
            List<String> names = new ArrayList<>();
            endpoints.fieldNames().forEachRemaining(names::add);
            throw Refusal.badParameter(
                    "Container cannot be created with multiple network endpoints: " + String.join(", ", names));
        }
    }

    private void subpaths(JsonNode mounts) {
        for (JsonNode mount : mounts) {
            boolean subpath =
                    !mount.path("VolumeOptions").path("Subpath").asText().isEmpty();
            if (subpath && !api.isAtLeast(45)) {
                throw Refusal.badParameter("VolumeOptions.Subpath needs API v1.45 or newer");
            }
        }
    }
}
