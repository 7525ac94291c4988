package io.github.runner4j.docker.internal.container;

import io.github.runner4j.docker.internal.daemon.Answer;
import io.github.runner4j.docker.internal.daemon.Call;
import io.github.runner4j.docker.internal.daemon.Daemon;
import io.github.runner4j.spi.StageContext;
import java.time.Duration;

/** Removes a container, also when somebody else is removing it at the same time. */
final class Removal {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int CONFLICT = 409;

    private final Daemon daemon;

    Removal(Daemon daemon) {
        this.daemon = daemon;
    }

    void remove(String containerId, StageContext context) {
        String path = "/containers/" + Call.segment(containerId);
        Call call = Call.of("remove the container " + containerId, "DELETE", path)
                .query("force", true)
                .query("v", true)
                .within(LIMIT)
                .accepting(Answer.NOT_FOUND, CONFLICT);
        Answer answer = daemon.call(call, context);
        if (answer.status() == CONFLICT) {
            awaitRemoval(containerId, path, context);
        }
    }

    /** A conflict says that its removal is under way: wait for the end of that. */
    private void awaitRemoval(String containerId, String path, StageContext context) {
        Call call = Call.post("wait for the removal of the container " + containerId, path + "/wait")
                .query("condition", "removed")
                .within(LIMIT)
                .accepting(Answer.NOT_FOUND);
        daemon.call(call, context);
    }
}
