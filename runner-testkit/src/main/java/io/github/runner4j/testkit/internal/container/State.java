package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.Moments;
import io.github.runner4j.testkit.internal.json.Json;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In which state a container is. Only for those who hold the container's lock. */
final class State {

    private boolean running;
    private boolean paused;
    private boolean restarting;
    private boolean removing;
    private boolean dead;
    private boolean oomKilled;
    private int pid;
    private int exitCode;
    private String error = "";
    private @Nullable Instant started;
    private @Nullable Instant finished;

    /** Whether it runs, is paused, or is about to run again. */
    boolean running() {
        return running;
    }

    boolean paused() {
        return paused;
    }

    boolean restarting() {
        return restarting;
    }

    boolean removing() {
        return removing;
    }

    boolean dead() {
        return dead;
    }

    int pid() {
        return pid;
    }

    int exitCode() {
        return exitCode;
    }

    String error() {
        return error;
    }

    Optional<Instant> started() {
        return Optional.ofNullable(started);
    }

    Optional<Instant> finished() {
        return Optional.ofNullable(finished);
    }

    /** One word for it. */
    String name() {
        if (running) {
            return paused ? "paused" : restarting ? "restarting" : "running";
        } else if (removing) {
            return "removing";
        } else if (dead) {
            return "dead";
        }
        return started == null ? "created" : "exited";
    }

    void begin(int process, Instant now) {
        running = true;
        paused = false;
        restarting = false;
        pid = process;
        exitCode = 0;
        error = "";
        started = now;
    }

    /** It has ended, and may be about to run again. */
    void end(Exit exit, boolean again, Instant now) {
        running = again;
        restarting = again;
        paused = false;
        pid = 0;
        exitCode = exit.code();
        oomKilled = exit.outOfMemory();
        finished = now;
    }

    /** It will not run again, though it was about to. */
    void giveUp() {
        running = false;
        restarting = false;
    }

    /** It could not be started. */
    void fail(String why, int code) {
        error = why;
        exitCode = code;
    }

    void pause(boolean on) {
        paused = on;
    }

    void remove(boolean on) {
        removing = on;
    }

    void die() {
        dead = true;
    }

    ObjectNode json() {
        return Json.object()
                .put("Status", name())
                .put("Running", running)
                .put("Paused", paused)
                .put("Restarting", restarting)
                .put("OOMKilled", oomKilled)
                .put("Dead", dead)
                .put("Pid", pid)
                .put("ExitCode", exitCode)
                .put("Error", error)
                .put("StartedAt", Moments.text(started()))
                .put("FinishedAt", Moments.text(finished()));
    }
}
