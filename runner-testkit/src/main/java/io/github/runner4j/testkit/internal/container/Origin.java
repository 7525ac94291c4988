package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.mount.MountPoint;
import java.time.Instant;
import java.util.List;

/**
 * What a container was made of.
 *
 * @param id its id
 * @param created when it was made
 * @param imageId the id of its image; {@code ""} without one
 * @param config the engine's {@code Config}, the image's part included
 * @param hostConfig the engine's {@code HostConfig}, with its defaults
 * @param files its file system
 * @param mounts what is mounted in it
 * @param links the others that it knows by names
 */
record Origin(
        String id,
        Instant created,
        String imageId,
        ObjectNode config,
        ObjectNode hostConfig,
        FileTree files,
        List<MountPoint> mounts,
        List<Link> links) {}
