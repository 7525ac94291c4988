package io.github.runner4j.container;

import io.github.runner4j.error.Failure;
import io.github.runner4j.error.RunnerException;
import org.jspecify.annotations.Nullable;

/** The container cannot be created, started or reached, or it ended when it should run. */
public final class ContainerException extends RunnerException {

    private static final long serialVersionUID = 1L;

    /**
     * Carries a failure.
     *
     * @param failure the facts
     * @param cause what was thrown underneath, if anything was
     */
    public ContainerException(Failure failure, @Nullable Throwable cause) {
        super(failure, cause);
    }

    @Override
    protected RunnerException copy(Failure newFailure, @Nullable Throwable cause) {
        return new ContainerException(newFailure, cause);
    }
}
