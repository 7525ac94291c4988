package io.github.runner4j.source;

import io.github.runner4j.error.Failure;
import io.github.runner4j.error.RunnerException;
import org.jspecify.annotations.Nullable;

/** The source cannot be found, read, or trusted. */
public final class SourceException extends RunnerException {

    private static final long serialVersionUID = 1L;

    /**
     * Carries a failure.
     *
     * @param failure the facts
     * @param cause what was thrown underneath, if anything was
     */
    public SourceException(Failure failure, @Nullable Throwable cause) {
        super(failure, cause);
    }

    @Override
    protected RunnerException copy(Failure newFailure, @Nullable Throwable cause) {
        return new SourceException(newFailure, cause);
    }
}
