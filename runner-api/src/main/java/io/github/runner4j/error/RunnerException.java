package io.github.runner4j.error;

import io.github.runner4j.secret.Redactor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything this library throws on purpose. {@link #code()} is the contract; the message says what failed, on
 * what, why, and what to do. Extend this for a plugin's own failures.
 */
public abstract class RunnerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    /**
     * Carries a failure.
     *
     * @param failure the facts; credentials that can be recognised by their look are taken out of its texts
     * @param cause what was thrown underneath, if anything was
     */
    protected RunnerException(Failure failure, @Nullable Throwable cause) {
        super(failure.redacted(Redactor.patterns()).message(), cause);
        this.failure = failure.redacted(Redactor.patterns());
    }

    /**
     * What kind of failure this is.
     *
     * @return the code
     */
    public final ErrorCode code() {
        return failure.code();
    }

    /**
     * The facts of the failure.
     *
     * @return code, message and evidence
     */
    public final Failure failure() {
        return failure;
    }

    /**
     * What was seen at the time of the failure, oldest first.
     *
     * @return the evidence, possibly empty
     */
    public final List<Evidence> evidence() {
        return failure.evidence();
    }

    /**
     * The same exception with more evidence or with secrets taken out: same type, same facts of its own, same stack.
     *
     * @param newFailure the facts to carry
     * @param cause the cause to carry
     * @return the copy
     */
    public final RunnerException withFailure(Failure newFailure, @Nullable Throwable cause) {
        RunnerException copy = copy(newFailure, cause);
        copy.setStackTrace(getStackTrace());
        for (Throwable each : getSuppressed()) {
            copy.addSuppressed(each);
        }
        return copy;
    }

    /**
     * The same exception with secrets taken out of everything it carries: its facts, its causes, and what was suppressed.
     *
     * @param redactor knows the secrets
     * @return the copy; a cause that is not ours and gives a secret away is replaced by its redacted text and its stack
     */
    public final RunnerException redacted(Redactor redactor) {
        return (RunnerException) new RedactedCopies(redactor).of(this);
    }

    /**
     * Makes a new exception of the same type, with the same facts of its own, and with secrets taken out of those. Override this
     * when facts besides the failure hold texts.
     *
     * @param newFailure the facts to carry, redacted
     * @param cause the cause to carry, redacted
     * @param redactor knows the secrets
     * @return the copy
     */
    protected RunnerException copy(Failure newFailure, @Nullable Throwable cause, Redactor redactor) {
        return copy(newFailure, cause);
    }

    /**
     * Makes a new exception of the same type, with the same facts of its own.
     *
     * @param newFailure the facts to carry
     * @param cause the cause to carry
     * @return the copy
     */
    protected abstract RunnerException copy(Failure newFailure, @Nullable Throwable cause);
}
