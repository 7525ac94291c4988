package io.github.runner4j.testkit.internal.build;

import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.progress.Messages;

/** Where the images come from that a Dockerfile names. */
@FunctionalInterface
public interface BaseImages {

    /**
     * The image of a name or an id; it is pulled when it is not there.
     *
     * @param pull to pull it even when it is there
     * @param messages is told how the pull gets on
     */
    Image get(String reference, boolean pull, Messages messages);
}
