package io.github.runner4j.docker.internal.container;

import io.github.runner4j.docker.internal.daemon.Answer;
import io.github.runner4j.docker.internal.daemon.Call;
import io.github.runner4j.docker.internal.daemon.Daemon;
import io.github.runner4j.docker.internal.daemon.Json;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.spi.StageContext;
import java.time.Duration;
import java.util.Optional;

/** Ends containers: what has ended or is gone already, by anybody's hand, is no failure. */
final class Endings {

    /** What an engine may need on top of the grace period to kill a program and take its container down. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private static final int NOT_MODIFIED = 304;

    private final Daemon daemon;

    Endings(Daemon daemon) {
        this.daemon = daemon;
    }

    Optional<Json> inspect(String id, StageContext context) {
        Answer answer = daemon.call(
                Call.get("inspect container " + id, path(id, "/json")).accepting(Answer.NOT_FOUND), context);
        return answer.found() ? Optional.of(answer.json()) : Optional.empty();
    }

    void stop(String id, Duration grace, StageContext context) {
        Call stop = Call.post("stop container " + id, path(id, "/stop"))
                .query("t", wholeSeconds(grace))
                .accepting(NOT_MODIFIED, Answer.NOT_FOUND)
                .within(grace.plus(MARGIN));
        try {
            daemon.call(stop, context);
        } catch (RunnerException e) {
            if (context.stopped()
                    || status(id, e, context).filter(Endings::runs).isPresent()) {
                throw e;
            }
        }
    }

    void remove(String id, StageContext context) {
        Call remove = Call.of("remove container " + id, "DELETE", path(id, ""))
                .query("force", true)
                .query("v", true)
                .accepting(Answer.NOT_FOUND)
                .within(MARGIN.multipliedBy(2));
        try {
            daemon.call(remove, context);
        } catch (RunnerException e) {
            if (context.stopped()) {
                throw e;
            }
            awaitRemoval(id, e, context);
        }
    }

    /** Somebody else may be removing it: Docker says 409, Podman 500, and both mean that it will be gone. */
    private void awaitRemoval(String id, RunnerException refusal, StageContext context) {
        Optional<String> status = status(id, refusal, context);
        if (status.isEmpty()) {
            return;
        }
        if (!status.get().equals("removing")) {
            throw refusal;
        }
        Call wait = Call.post("wait for the removal of container " + id, path(id, "/wait"))
                .query("condition", "removed")
                .accepting(Answer.NOT_FOUND)
                .within(MARGIN);
        daemon.call(wait, context);
    }

    private Optional<String> status(String id, RunnerException first, StageContext context) {
        try {
            return inspect(id, context).map(json -> json.text("State", "Status"));
        } catch (RunnerException e) {
            first.addSuppressed(e);
            throw first;
        }
    }

    private static boolean runs(String status) {
        return status.equals("running")
                || status.equals("paused")
                || status.equals("restarting")
                || status.equals("stopping");
    }

    static String path(String id, String rest) {
        return "/containers/" + Call.segment(id) + rest;
    }

    /** Rounded up: a grace period is a promise. */
    static long wholeSeconds(Duration time) {
        return time.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
