package io.github.runner4j.container;

import java.time.Instant;
import java.util.Map;

/**
 * Something the engine says happened to a container.
 *
 * @param at when
 * @param containerId to which one
 * @param action what, in the engine's word: {@code start}, {@code die}, {@code oom}, {@code health_status: healthy}
 * @param attributes labels and details, such as {@code exitCode}
 */
public record ContainerEvent(Instant at, String containerId, String action, Map<String, String> attributes) {

    /** Keeps its own copy. */
    public ContainerEvent {
        attributes = Map.copyOf(attributes);
    }
}
