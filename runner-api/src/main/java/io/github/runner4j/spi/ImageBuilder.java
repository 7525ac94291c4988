package io.github.runner4j.spi;

import io.github.runner4j.image.BuildRequest;
import io.github.runner4j.image.ImageBuildException;
import io.github.runner4j.image.ImageDetails;
import java.util.Optional;

/**
 * Builds images, where the {@link ContainerEngine} finds them.
 *
 * <ul>
 *   <li>IB-1: {@link #find} of an unknown image is empty, not a failure.
 *   <li>IB-2: {@link #build} reads the tree as a stream and writes no temporary file.
 *   <li>IB-3: after a failed or stopped {@link #build} no container of the build runs, and the image's name does not exist.
 *   <li>IB-4: {@link #remove} is idempotent, and leaves an image alone that a container uses.
 * </ul>
 */
public interface ImageBuilder {

    /**
     * Looks for an image.
     *
     * @param reference its name or id
     * @param context time and cancellation
     * @return what the engine tells about it, or nothing
     */
    Optional<ImageDetails> find(String reference, StageContext context);

    /**
     * Builds an image and gives it its name. The build's output goes to the context.
     *
     * @param request what to build
     * @param context time, cancellation, progress
     * @return what the engine tells about the image
     * @throws ImageBuildException when it cannot be built
     */
    ImageDetails build(BuildRequest request, StageContext context);

    /**
     * Removes an image's name, and the image when that was its last one.
     *
     * @param reference its name
     * @param context time and cancellation
     * @return whether it was there and is gone now
     */
    boolean remove(String reference, StageContext context);
}
