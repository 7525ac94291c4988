package io.github.runner4j.error;

import org.jspecify.annotations.Nullable;

/** Something threw that should not have: a mistake in a program, this library's or a plugin's. */
public final class UnexpectedException extends RunnerException {

    private static final long serialVersionUID = 1L;

    /**
     * Carries a failure.
     *
     * @param failure the facts, with {@link ErrorCode#UNKNOWN_ERROR}
     * @param cause what was thrown
     */
    public UnexpectedException(Failure failure, @Nullable Throwable cause) {
        super(failure, cause);
    }

    @Override
    protected RunnerException copy(Failure newFailure, @Nullable Throwable cause) {
        return new UnexpectedException(newFailure, cause);
    }
}
