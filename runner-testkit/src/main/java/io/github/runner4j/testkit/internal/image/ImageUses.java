package io.github.runner4j.testkit.internal.image;

import java.util.List;

/** Tells which containers use images. */
@FunctionalInterface
public interface ImageUses {

    /**
     * A container.
     *
     * @param container its id
     * @param image the id of its image
     * @param running whether it runs
     */
    record Use(String container, String image, boolean running) {}

    /** All containers. */
    List<Use> all();
}
