package io.github.runner4j.docker.internal.daemon;

import io.github.runner4j.container.ContainerException;
import io.github.runner4j.error.DaemonException;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.OperationStoppedException;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.image.ImageBuildException;
import java.net.ConnectException;
import java.time.Duration;

/** Turns a failed call into the exception that says so. */
final class CallFailures {

    private CallFailures() {}

    /** The engine said no. */
    static RunnerException refused(Call call, Answer answer) {
        ErrorCode code = answer.found() ? ErrorCode.DOCKER_OPERATION_FAILED : ErrorCode.DOCKER_RESOURCE_NOT_FOUND;
        String reason = answer.body().strip();
        Failure failure = Failure.of(code, sentence(call, reason, code));
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
        ErrorCode code = thrown.getCause() instanceof ConnectException
                ? ErrorCode.DOCKER_DAEMON_NOT_RUNNING
                : ErrorCode.DOCKER_OPERATION_FAILED;
        String reason = "the engine at " + address + " gave no answer: " + thrown.getMessage();
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

    private static String sentence(Call call, String reason, ErrorCode code) {
        String end = reason.endsWith(".") ? " " : ". ";
        return "Cannot " + call.what() + ": " + reason + end + code.guidance();
    }

    private static String seconds(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }
}
