package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a container is to be. The objects are the request's own, complete and free to be changed.
 *
 * @param name {@code ""} when the engine is to find one
 * @param config the engine's {@code Config}
 * @param hostConfig the engine's {@code HostConfig}
 * @param networking the engine's {@code NetworkingConfig}
 * @param hostConfigGiven whether the client gave a {@code HostConfig}
 */
public record CreateRequest(
        String name, ObjectNode config, ObjectNode hostConfig, JsonNode networking, boolean hostConfigGiven) {}
