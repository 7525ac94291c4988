package io.github.runner4j.spi;

import io.github.runner4j.image.BuildInputs;
import io.github.runner4j.image.BuildRequest;
import io.github.runner4j.image.ImageBuildException;
import io.github.runner4j.image.NamedImage;
import java.util.List;

/**
 * Tells what a build would take in, without building. An {@link ImageBuilder} implements it besides.
 *
 * <ul>
 *   <li>PC-1: no method changes anything on the engine, pulls, or asks a registry.
 *   <li>PC-2: {@link #inputs} counts exactly the files that a build would send, and refuses what a build would refuse at sight.
 *   <li>PC-3: {@link #images} of an unknown repository is empty, not a failure.
 * </ul>
 */
public interface PreviewCapability {

    /**
     * Looks at what a build would read. Asks the tree alone, not the engine.
     *
     * @param request what would be built
     * @param context time and cancellation
     * @return what the build would take in
     * @throws ImageBuildException when the build could not begin
     */
    BuildInputs inputs(BuildRequest request, StageContext context);

    /**
     * The images of one repository that the engine has.
     *
     * @param repository the name without tag: {@code runner4j/hello-api}
     * @param context time and cancellation
     * @return the images, in any order
     */
    List<NamedImage> images(String repository, StageContext context);
}
