package io.github.runner4j.docker.internal.daemon;

import io.github.runner4j.error.DaemonException;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Evidence;
import io.github.runner4j.error.Failure;
import io.github.runner4j.spi.StageContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds an engine. An address that somebody chose, by the caller, {@code DOCKER_HOST} or a Docker context, is used or fails; only
 * where nobody chose are the usual places tried one after the other.
 */
public final class DaemonLocator {

    /** Which failure of a usual place tells the user most, where none of them works. */
    private static final List<ErrorCode> MOST_TELLING = List.of(
            ErrorCode.DOCKER_ACCESS_DENIED, ErrorCode.DOCKER_OPERATION_UNSUPPORTED, ErrorCode.DOCKER_OPERATION_TIMEOUT);

    private final Machine machine;

    private final Optional<String> explicit;

    private final Timing timing;

    /**
     * Looks for nothing yet.
     *
     * @param machine where to look
     * @param explicit the engine's address, if the caller chose one
     * @param timing deadlines of calls
     */
    public DaemonLocator(Machine machine, Optional<String> explicit, Timing timing) {
        this.machine = machine;
        this.explicit = explicit;
        this.timing = timing;
    }

    /**
     * Finds the engine and agrees with it on a version. Keeps nothing: the next call looks anew.
     *
     * @param context time and cancellation
     * @return the engine
     * @throws DaemonException with {@code DOCKER_NOT_INSTALLED}, {@code DOCKER_DAEMON_NOT_RUNNING},
     *     {@code DOCKER_ACCESS_DENIED}, {@code DOCKER_OPERATION_UNSUPPORTED} (an API too old), {@code INVALID_CONFIGURATION}
     *     (an address that is none) or {@code SECURE_CONNECTION_FAILED}
     */
    public Daemon locate(StageContext context) {
        List<String> log = new ArrayList<>();
        List<DaemonException> failures = new ArrayList<>();
        for (Candidate candidate : Candidates.of(machine, explicit)) {
            if (!candidate.chosen() && absent(candidate)) {
                log.add(candidate + ": not there");
                continue;
            }
            try {
                return new Handshake(machine, timing).with(candidate, log, context);
            } catch (DaemonException e) {
                log.add(candidate + ": " + e.code());
                failures.add(e);
                if (candidate.chosen()) {
                    throw e.withFailure(e.failure().with(evidence(log)), e.getCause());
                }
            }
        }
        throw nothing(failures, log);
    }

    private static boolean absent(Candidate candidate) {
        return candidate.address().file().filter(Files::notExists).isPresent();
    }

    private static RuntimeException nothing(List<DaemonException> failures, List<String> log) {
        for (ErrorCode code : MOST_TELLING) {
            for (DaemonException each : failures) {
                if (each.code().equals(code)) {
                    return each.withFailure(each.failure().with(evidence(log)), each.getCause());
                }
            }
        }
        if (!failures.isEmpty()) {
            DaemonException first = failures.get(0);
            return first.withFailure(first.failure().with(evidence(log)), first.getCause());
        }
        ErrorCode code = ErrorCode.DOCKER_NOT_INSTALLED;
        String message = "No container engine was found. Looked at: " + String.join("; ", log) + ". " + code.guidance();
        return new DaemonException(Failure.of(code, message).with(evidence(log)), null);
    }

    private static Evidence evidence(List<String> log) {
        return new Evidence("discovery", "Where an engine was looked for", log);
    }

    /** Whether the system lets us open a socket; nothing when there is no file to ask about. */
    static boolean denied(Path socket) {
        return !Files.notExists(socket) && !Files.isWritable(socket);
    }
}
