package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.fault.Moment;
import io.github.runner4j.testkit.internal.engine.ForcedEnd;
import io.github.runner4j.testkit.internal.engine.Gate;
import io.github.runner4j.testkit.internal.engine.Refusal;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Starts containers. */
final class Starter {

    private record Outcome(boolean started, @Nullable Refusal refusal) {

        static final Outcome NOTHING = new Outcome(false, null);
    }

    private final Parts parts;
    private final Ending ending;
    private final HealthMonitor health;

    Starter(Parts parts, HealthMonitor health, Ending ending) {
        this.parts = parts;
        this.health = health;
        this.ending = ending;
    }

    /** Starts one because somebody asked for it; false when it runs already. */
    boolean start(Container container) {
        return attempt(container, true);
    }

    /** Starts one again that has ended. */
    void restart(Container container) {
        try {
            attempt(container, false);
        } catch (Refusal e) {
            ending.giveUp(container);
        }
    }

    private boolean attempt(Container container, boolean asked) {
        Outcome outcome = container.locked(() -> {
            State state = container.state();
            if (asked && state.paused()) {
                throw Refusal.conflict("cannot start a paused container, try unpause instead");
            }
            if (asked && state.running()) {
                return Outcome.NOTHING;
            }
            if (state.removing() || state.dead()) {
                throw Refusal.conflict("container is marked for removal and cannot be started");
            }
            return launch(container, asked);
        });
        Refusal refusal = outcome.refusal();
        if (refusal != null) {
            ending.notStarted(container);
            throw refusal;
        }
        if (outcome.started()) {
            watch(container);
        }
        return outcome.started();
    }

    private Outcome launch(Container container, boolean asked) {
        if (asked) {
            container.restarts().reset();
        }
        Launch launch = new Launch(parts, container);
        try {
            container.run(launch.begin());
            nameRuntime(container);
            container.state().begin(parts.nextPid(), parts.now());
            health.begin(container);
            parts.events().publish(container, "start");
            return new Outcome(true, null);
        } catch (Refusal e) {
            container.state().fail(e.message(), launch.exitCode());
            container.stdio().end();
            return new Outcome(false, e);
        }
    }

    /** The older engine finds out which runtime a container has when it first starts, unless something was said of its host. */
    private void nameRuntime(Container container) {
        ObjectNode hostConfig = container.hostConfig();
        if (!hostConfig.has("Runtime")) {
            ObjectNode named = hostConfig.deepCopy();
            named.put("Runtime", "runc");
            container.hostConfig(parts.structures().read("HostConfig", named));
        }
    }

    /** Only once nobody holds the lock: the process may have ended already. */
    private void watch(Container container) {
        container.run().ifPresent(run -> {
            CompletableFuture<Void> unused = run.first().exit().thenAccept(code -> ending.ended(container, run, code));
            Gate gate = parts.surroundings().gate();
            gate.pass(Moment.CONTAINER_RUNNING, container.target())
                    .ifPresent(end -> end.carryOut(parts.surroundings().time(), () -> force(container, run, end)));
        });
    }

    /** A fault ends it. */
    private void force(Container container, Run run, ForcedEnd end) {
        if (run.first().exit().isDone()) {
            return;
        }
        if (end.outOfMemory()) {
            run.outOfMemory().set(true);
            parts.events().publish(container, "oom");
        }
        run.first().end(end.exitCode());
    }
}
