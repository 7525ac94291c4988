package io.github.runner4j.container;

import io.github.runner4j.config.RunOptions;
import java.util.List;
import java.util.Map;

/**
 * What a container is started with.
 *
 * @param name the container's name, unique on the engine
 * @param image the image's id or name
 * @param options how to run it; its ports are decided in {@code ports}
 * @param ports the ports to publish
 * @param labels all labels
 */
public record ContainerSpec(
        String name, String image, RunOptions options, List<PortBinding> ports, Map<String, String> labels) {

    /** Keeps its own copies. */
    public ContainerSpec {
        ports = List.copyOf(ports);
        labels = Map.copyOf(labels);
    }
}
