package io.github.runner4j.instance;

import io.github.runner4j.container.ContainerState;
import java.time.Instant;
import java.util.Optional;

/**
 * An instance at one moment.
 *
 * @param id the instance
 * @param state where it is in its life
 * @param container what the engine tells about its container, if it has one
 * @param endsAt when its lifetime is over, if it has one
 */
public record InstanceStatus(
        InstanceId id, InstanceState state, Optional<ContainerState> container, Optional<Instant> endsAt) {}
