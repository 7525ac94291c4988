package io.github.runner4j.testkit.internal.container;

import java.util.List;

/**
 * What came of making a container.
 *
 * @param container the container
 * @param warnings what the client is warned of
 */
public record Created(Container container, List<String> warnings) {}
