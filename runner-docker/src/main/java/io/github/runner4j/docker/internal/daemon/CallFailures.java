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
        Failure failure = failure(call, Failures.reason(signal), Failures.classify(signal));
        if (call.path().startsWith("/containers/") || call.path().startsWith("/exec/")) {
            return new ContainerException(failure, null);
        }
        return call.path().startsWith("/images/")
                        || call.path().startsWith("/build")
                        || call.path().startsWith("/auth")
                ? new ImageBuildException(failure, null)
                : new DaemonException(failure, null);
    }

    /** There is no answer, or no whole one. */
    static RunnerException broken(Call call, Address address, Exception thrown) {
        if (Thread.currentThread().isInterrupted()) {
            return cancelled(thrown);
        }
        Signal signal = Signal.of(operation(call), thrown);
        String reason = "the engine at " + address + " gave no whole answer: " + Failures.reason(signal);
        return new DaemonException(failure(call, reason, Failures.classify(signal)), thrown);
    }

    /** We did not wait any longer. */
    static RunnerException tooSlow(Call call, Address address, Duration limit, Exception thrown) {
        ErrorCode code = ErrorCode.DOCKER_OPERATION_TIMEOUT;
        String reason = "the engine at " + address + " gave no answer within " + seconds(limit);
        return new DaemonException(failure(call, reason, code), thrown);
    }

    /** The caller does not want it any longer. */
    static RunnerException cancelled(Exception thrown) {
        return new OperationStoppedException(
                Failure.of(ErrorCode.OPERATION_CANCELLED, "The call to the engine was cancelled."), thrown);
    }

    private static Failure failure(Call call, String reason, ErrorCode code) {
        String end = reason.endsWith(".") ? " " : ". ";
        return Failure.of(code, "Cannot " + call.what() + ": " + reason + end + code.guidance());
    }

    private static Operation operation(Call call) {
        String path = call.path();
        if (path.startsWith("/build")) {
            return Operation.BUILD;
        }
        if (path.startsWith("/images/create")) {
            return Operation.PULL;
        }
        if (path.startsWith("/exec/") || path.endsWith("/exec")) {
            return Operation.EXEC;
        }
        boolean running = path.equals("/containers/create") || path.endsWith("/start");
        return running ? Operation.RUN : path.startsWith("/_ping") ? Operation.CONNECT : Operation.ENGINE;
    }

    private static String seconds(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }
}
