package io.github.runner4j.docker.internal.container;

import io.github.runner4j.container.ContainerException;
import io.github.runner4j.container.ExecResult;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.docker.internal.daemon.Call;
import io.github.runner4j.docker.internal.daemon.Daemon;
import io.github.runner4j.docker.internal.daemon.Json;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.spi.StageContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One command in a running container. */
final class Execution {

    /** A command that writes without end must not fill our memory; what comes later is read and dropped. */
    private static final int MOST_CHARACTERS = 8 * 1024 * 1024;

    /** An engine may still call a command running for a moment after its output has ended. */
    private static final int MOST_QUESTIONS = 100;

    private final Daemon daemon;

    private final String containerId;

    private final String what;

    private final List<LogLine> lines = new ArrayList<>();

    private long characters;

    Execution(Daemon daemon, String containerId, List<String> command) {
        this.daemon = daemon;
        this.containerId = containerId;
        this.what = "run \"" + command.get(0) + "\" in container " + containerId;
    }

    ExecResult run(List<String> command, StageContext context) {
        Map<String, Object> body = Map.of("AttachStdout", true, "AttachStderr", true, "Cmd", command);
        String path = "/containers/" + Call.segment(containerId) + "/exec";
        String id =
                daemon.call(Call.post(what, path).json(body), context).json().text("Id");
        Call start =
                Call.post(what, "/exec/" + Call.segment(id) + "/start").json(Map.of("Detach", false, "Tty", false));
        daemon.stream(start.endless(), context, (head, in) -> new Frames(in, false, this::keep).read());
        return new ExecResult(exitCode(id, context), lines);
    }

    private void keep(LogLine line) {
        characters += line.text().length() + 1;
        if (characters <= MOST_CHARACTERS) {
            lines.add(line);
        }
    }

    private int exitCode(String id, StageContext context) {
        for (int i = 0; i < MOST_QUESTIONS; i++) {
            Json state = daemon.call(Call.get(what, "/exec/" + Call.segment(id) + "/json"), context)
                    .json();
            if (!state.isTrue("Running") && state.number("ExitCode").isPresent()) {
                return (int) state.number("ExitCode").getAsLong();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        String message = "Cannot " + what + ": its output ended, but the engine says that it still runs.";
        throw new ContainerException(Failure.of(ErrorCode.DOCKER_OPERATION_FAILED, message), null);
    }
}
