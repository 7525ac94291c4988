package io.github.runner4j.image;

import io.github.runner4j.error.Failure;
import io.github.runner4j.error.RunnerException;
import org.jspecify.annotations.Nullable;

/** The image cannot be built, or a base image cannot be had. */
public final class ImageBuildException extends RunnerException {

    private static final long serialVersionUID = 1L;

    /**
     * Carries a failure.
     *
     * @param failure the facts
     * @param cause what was thrown underneath, if anything was
     */
    public ImageBuildException(Failure failure, @Nullable Throwable cause) {
        super(failure, cause);
    }

    @Override
    protected RunnerException copy(Failure newFailure, @Nullable Throwable cause) {
        return new ImageBuildException(newFailure, cause);
    }
}
