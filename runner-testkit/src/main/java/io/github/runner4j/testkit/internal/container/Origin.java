package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.files.FileTree;

/**
 * What a container was made of.
 *
 * @param imageId the id of its image; {@code ""} without one
 * @param config the engine's {@code Config}, the image's part included
 * @param hostConfig the engine's {@code HostConfig}, with its defaults
 * @param files its file system
 */
record Origin(String imageId, ObjectNode config, ObjectNode hostConfig, FileTree files) {}
