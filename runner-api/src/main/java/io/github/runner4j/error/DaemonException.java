package io.github.runner4j.error;

import org.jspecify.annotations.Nullable;

/**
 * The container engine cannot be found, reached, or made to do what was asked. It can strike at any stage, so it belongs to
 * none.
 */
public final class DaemonException extends RunnerException {

    private static final long serialVersionUID = 1L;

    /**
     * Carries a failure.
     *
     * @param failure the facts
     * @param cause what was thrown underneath, if anything was
     */
    public DaemonException(Failure failure, @Nullable Throwable cause) {
        super(failure, cause);
    }

    @Override
    protected RunnerException copy(Failure newFailure, @Nullable Throwable cause) {
        return new DaemonException(newFailure, cause);
    }
}
