package io.github.runner4j.docker.internal.daemon;

import io.github.runner4j.container.ContainerException;
import io.github.runner4j.docker.internal.failure.Failures;
import io.github.runner4j.docker.internal.failure.Operation;
import io.github.runner4j.docker.internal.failure.Signal;
import io.github.runner4j.error.DaemonException;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.OperationStoppedException;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.image.ImageBuildException;
import java.time.Duration;

/** Turns a failed call into the exception that says so. */
final class CallFailures {

    private CallFailures() {}

    /** The engine said no. */
    static RunnerException refused(Call call, Answer answer) {
        Signal signal = Signal.answer(operation(call), answer.status(), answer.body());
        ErrorCode code = Failures.classify(signal);
        Failure failure = Failure.of(code, sentence(call, Failures.reason(signal), code));
        return switch (subject(call)) {
            case "containers", "exec" -> new ContainerException(failure, null);
            case "images", "build", "auth", "distribution" -> new ImageBuildException(failure, null);
            default -> new DaemonException(failure, null);
        };
    }

    /** There is no answer, or no whole one. */
    static RunnerException broken(Call call, Address address, Exception thrown) {
        if (Thread.currentThread().isInterrupted()) {
            return cancelled(thrown);
        }
        Signal signal = Signal.of(operation(call), thrown);
        ErrorCode code = Failures.classify(signal);
        String reason = "no answer of the engine at " + address + " (" + Failures.reason(signal) + ")";
        return new DaemonException(Failure.of(code, sentence(call, reason, code)), thrown);
    }

    /** We did not wait any longer. */
    static RunnerException tooSlow(Call call, Address address, Duration limit, Exception thrown) {
        ErrorCode code = ErrorCode.DOCKER_OPERATION_TIMEOUT;
        String reason = "the engine at " + address + " gave no answer within " + seconds(limit);
        return new DaemonException(Failure.of(code, sentence(call, reason, code)), thrown);
    }

    /** The caller does not want it any longer. */
    static RunnerException cancelled(Exception thrown) {
        return new OperationStoppedException(
                Failure.of(ErrorCode.OPERATION_CANCELLED, "The call to the engine was cancelled."), thrown);
    }

    /** What the call does, as far as the wording of its failures differs. */
    private static Operation operation(Call call) {
        String path = call.path();
        return switch (subject(call)) {
            case "_ping", "version", "info" -> Operation.CONNECT;
            case "build" -> Operation.BUILD;
            case "auth" -> Operation.LOGIN;
            case "distribution" -> Operation.PULL;
            case "images" ->
                path.endsWith("/create")
                        ? Operation.PULL
                        : path.endsWith("/push")
                                ? Operation.PUSH
                                : path.endsWith("/load") ? Operation.LOAD : Operation.ENGINE;
            case "exec" -> Operation.EXEC;
            case "containers" -> aboutContainer(path);
            default -> Operation.ENGINE;
        };
    }

    private static Operation aboutContainer(String path) {
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "create", "start", "restart" -> Operation.RUN;
            case "exec" -> Operation.EXEC;
            case "archive" -> Operation.COPY;
            default -> Operation.ENGINE;
        };
    }

    /** What the call is about: the first part of its path, and after Podman's own prefix the second. */
    private static String subject(Call call) {
        return call.path().replaceFirst("^/libpod", "").split("/", 3)[1];
    }

    private static String sentence(Call call, String reason, ErrorCode code) {
        String end = reason.endsWith(".") ? " " : ". ";
        return "Cannot " + call.what() + ": " + reason + end + code.guidance();
    }

    private static String seconds(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }
}
