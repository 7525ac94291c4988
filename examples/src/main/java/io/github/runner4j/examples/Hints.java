package io.github.runner4j.examples;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.RunnerException;
import java.util.Optional;
import java.util.Set;

/** What to do about a failure of the quickstart, where that is more than the library can know. */
final class Hints {

    private static final Set<ErrorCode> NO_BASE_IMAGE = Set.of(
            ErrorCode.IMAGE_NOT_FOUND,
            ErrorCode.REGISTRY_AUTHENTICATION_FAILED,
            ErrorCode.REGISTRY_UNAVAILABLE,
            ErrorCode.RATE_LIMITED);

    private static final String LOAD_BUSYBOX =
            "The sample needs nothing but the image busybox, and the engine could neither find nor pull it. Run"
                    + " \"scripts/engines up\", which makes one from this machine's busybox program and loads it, or load one"
                    + " by \"docker load\".";

    private Hints() {}

    /** A hint, if the sample was to run and its base image cannot be had. */
    static Optional<String> forSample(RunnerException failure) {
        return NO_BASE_IMAGE.contains(failure.code()) ? Optional.of(LOAD_BUSYBOX) : Optional.empty();
    }
}
