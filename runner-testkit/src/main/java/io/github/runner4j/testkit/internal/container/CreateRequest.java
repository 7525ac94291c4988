package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.image.Platform;
import java.util.Optional;

/**
 * What a container is to be. The objects are the request's own, complete and free to be changed.
 *
 * @param name {@code ""} when the engine is to find one
 * @param config the engine's {@code Config}
 * @param hostConfig the engine's {@code HostConfig}
 * @param networking the engine's {@code NetworkingConfig}
 * @param hostConfigGiven whether the client gave a {@code HostConfig}
 * @param platform what the image has to be for, when that was said
 */
public record CreateRequest(
        String name,
        ObjectNode config,
        ObjectNode hostConfig,
        JsonNode networking,
        boolean hostConfigGiven,
        Optional<Platform> platform) {}
