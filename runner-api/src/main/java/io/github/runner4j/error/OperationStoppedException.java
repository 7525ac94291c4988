package io.github.runner4j.error;

import org.jspecify.annotations.Nullable;

/**
 * An operation did not end by itself: it was cancelled ({@link ErrorCode#OPERATION_CANCELLED}) or its time ran out
 * ({@link ErrorCode#DOCKER_OPERATION_TIMEOUT}).
 */
public final class OperationStoppedException extends RunnerException {

    private static final long serialVersionUID = 1L;

    /**
     * Carries a failure.
     *
     * @param failure the facts
     * @param cause what was thrown underneath, if anything was
     */
    public OperationStoppedException(Failure failure, @Nullable Throwable cause) {
        super(failure, cause);
    }

    @Override
    protected RunnerException copy(Failure newFailure, @Nullable Throwable cause) {
        return new OperationStoppedException(newFailure, cause);
    }
}
