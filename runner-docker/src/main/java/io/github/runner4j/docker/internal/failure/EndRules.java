package io.github.runner4j.docker.internal.failure;

import static io.github.runner4j.error.ErrorCode.CONTAINER_COMMAND_INVALID;
import static io.github.runner4j.error.ErrorCode.CONTAINER_FAILED;
import static io.github.runner4j.error.ErrorCode.CONTAINER_KILLED;
import static io.github.runner4j.error.ErrorCode.CONTAINER_OUT_OF_MEMORY;
import static io.github.runner4j.error.ErrorCode.CONTAINER_PERMISSION_DENIED;
import static io.github.runner4j.error.ErrorCode.IMAGE_PLATFORM_MISMATCH;
import static io.github.runner4j.error.ErrorCode.RESOURCE_LIMIT_EXCEEDED;

import io.github.runner4j.docker.internal.failure.Rules.Verdict;
import java.util.Optional;

/** How a container, or a command in it, ended: flags and exit status first, its last lines only where they cannot tell. */
final class EndRules {

    static final Rules PROGRAM = Rules.table("end")
            .row(IMAGE_PLATFORM_MISMATCH, "exec format error")
            .row(
                    CONTAINER_COMMAND_INVALID,
                    "^exec *: no such file or directory$",
                    "^exec *: permission denied$",
                    "^exec *: not a directory$",
                    "exec* failed: no such file or directory",
                    "failed to exec pid1: ");

    static final Rules LOG = Rules.table("end log")
            .row(CONTAINER_PERMISSION_DENIED, "read-only file system", "erofs")
            .row(
                    RESOURCE_LIMIT_EXCEEDED,
                    "can't fork",
                    "cannot fork",
                    "fork: retry",
                    "fork failed",
                    "resource temporarily unavailable",
                    "unable to create native thread",
                    "unable to create new native thread",
                    "pthread_create failed",
                    "file size limit exceeded",
                    "file too large",
                    "too many open files",
                    "emfile")
            .row(
                    CONTAINER_PERMISSION_DENIED,
                    "permission denied",
                    "permissionerror",
                    "operation not permitted",
                    "eacces",
                    "eperm",
                    "accessdeniedexception");

    /** The runtime itself speaks into the stream of an exec when the command could not be started. */
    static final Rules RUNTIME = Rules.table("runtime")
            .row(
                    CONTAINER_COMMAND_INVALID,
                    "exec failed",
                    "unable to find user",
                    "^error: crun:",
                    "^error: runc:",
                    "^error: oci runtime",
                    "^crun: ");

    private static final int COMMAND_NOT_EXECUTABLE = 126;
    private static final int COMMAND_NOT_FOUND = 127;
    private static final int BY_SIGNAL = 128;
    private static final int SIGKILL = 9;
    private static final int SIGTERM = 15;
    private static final int SIGXFSZ = 25;

    private EndRules() {}

    static Verdict decide(Operation operation, End end, String log) {
        return facts(end)
                .or(() -> neverStarted(operation, end, log))
                .or(() -> PROGRAM.decide(end.exitCode() == 0 ? "" : log))
                .or(() -> exitStatus(end.exitCode()))
                .or(() -> LOG.decide(end.exitCode() == 0 ? "" : log))
                .orElse(new Verdict(CONTAINER_FAILED, "end: otherwise"));
    }

    private static Optional<Verdict> facts(End end) {
        if (end.outOfMemory()) {
            return verdict(new Verdict(CONTAINER_OUT_OF_MEMORY, "end: the engine says so"));
        }
        return end.healthy() ? Optional.empty() : verdict(new Verdict(CONTAINER_FAILED, "end: unhealthy"));
    }

    private static Optional<Verdict> neverStarted(Operation operation, End end, String log) {
        if (!end.startError().isBlank()) {
            return Rules.firstOf(
                    end.startError(), EngineRules.START, ImageRules.TABLE, EngineRules.REQUEST, EngineRules.VALUES);
        }
        boolean runtimeSpeaks =
                operation == Operation.EXEC && RUNTIME.decide(log).isPresent();
        return runtimeSpeaks
                ? Rules.firstOf(log, EngineRules.START, ImageRules.TABLE, EngineRules.VALUES)
                : Optional.empty();
    }

    private static Optional<Verdict> exitStatus(int status) {
        return switch (status) {
            case COMMAND_NOT_EXECUTABLE, COMMAND_NOT_FOUND ->
                verdict(new Verdict(CONTAINER_COMMAND_INVALID, "end: command not found or not executable"));
            case BY_SIGNAL + SIGKILL, BY_SIGNAL + SIGTERM -> verdict(new Verdict(CONTAINER_KILLED, "end: killed"));
            case BY_SIGNAL + SIGXFSZ -> verdict(new Verdict(RESOURCE_LIMIT_EXCEEDED, "end: file size limit"));
            default -> Optional.empty();
        };
    }

    private static Optional<Verdict> verdict(Verdict verdict) {
        return Optional.of(verdict);
    }
}
