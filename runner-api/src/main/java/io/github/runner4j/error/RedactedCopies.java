package io.github.runner4j.error;

import io.github.runner4j.secret.Redactor;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies an exception with all it carries, without secrets. What gives nothing away stays what it is; an exception that carries
 * itself is copied once.
 */
final class RedactedCopies {

    private final Redactor redactor;
    private final IdentityHashMap<Throwable, Throwable> copies = new IdentityHashMap<>();
    private final Set<Throwable> underWay = Collections.newSetFromMap(new IdentityHashMap<>());

    RedactedCopies(Redactor redactor) {
        this.redactor = redactor;
    }

    Throwable of(Throwable original) {
        if (isClean(original, Collections.newSetFromMap(new IdentityHashMap<>()))) {
            return original;
        }
        Throwable known = copies.get(original);
        if (known != null) {
            return known;
        }
        underWay.add(original);
        Throwable copy = copy(original, cause(original.getCause()));
        copy.setStackTrace(original.getStackTrace());
        copies.put(original, copy);
        for (Throwable each : original.getSuppressed()) {
            Throwable suppressed = cause(each);
            if (suppressed != null && suppressed != copy) {
                copy.addSuppressed(suppressed);
            }
        }
        return copy;
    }

    private @Nullable Throwable cause(@Nullable Throwable cause) {
        if (cause == null || (underWay.contains(cause) && !copies.containsKey(cause))) {
            return null;
        }
        return of(cause);
    }

    private boolean isClean(@Nullable Throwable each, Set<Throwable> seen) {
        if (each == null || !seen.add(each)) {
            return true;
        }
        return showsNothing(each)
                && isClean(each.getCause(), seen)
                && Arrays.stream(each.getSuppressed()).allMatch(suppressed -> isClean(suppressed, seen));
    }

    private boolean showsNothing(Throwable each) {
        // Ours may hold texts among facts of their own, so they are always copied.
        return !(each instanceof RunnerException)
                && redactor.redact(each.toString()).equals(each.toString());
    }

    private Throwable copy(Throwable original, @Nullable Throwable cause) {
        if (original instanceof RunnerException ours) {
            return ours.copy(ours.failure().redacted(redactor), cause, redactor);
        }
        return new UnexpectedException(
                Failure.of(ErrorCode.UNKNOWN_ERROR, redactor.redact(original.toString())), cause);
    }
}
