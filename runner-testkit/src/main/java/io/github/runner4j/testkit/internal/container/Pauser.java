package io.github.runner4j.testkit.internal.container;

import io.github.runner4j.testkit.internal.engine.Refusal;

/** Holds containers up, and lets them go on. */
final class Pauser {

    private final Parts parts;
    private final HealthMonitor health;

    Pauser(Parts parts, HealthMonitor health) {
        this.parts = parts;
        this.health = health;
    }

    void pause(Container container) {
        container.locked(() -> {
            State state = container.state();
            if (!state.running()) {
                throw Refusal.conflict(parts.notRunning(container));
            }
            if (state.paused()) {
                throw Refusal.conflict("Container " + container.id() + " is already paused");
            }
            if (state.restarting()) {
                throw Refusal.conflict(
                        "Container " + container.id() + " is restarting, wait until the container is running");
            }
            container.run().ifPresent(run -> run.table().freeze());
            state.pause(true);
            health.stop(container);
            parts.events().publish(container, "pause");
            return true;
        });
    }

    void unpause(Container container) {
        Run run = container.locked(() -> {
            if (!container.state().paused()) {
                throw Refusal.broken("Container " + container.id() + " is not paused");
            }
            return goOn(container);
        });
        run.table().thaw();
    }

    /** Lets a container go on that was sent a signal; whoever is killed is not said to go on. */
    void resume(Container container, Run run, boolean told) {
        boolean paused = container.locked(() -> {
            boolean was = container.state().paused();
            if (was && told) {
                goOn(container);
            }
            return was;
        });
        if (paused) {
            run.table().thaw();
        }
    }

    private Run goOn(Container container) {
        container.state().pause(false);
        health.resume(container);
        parts.events().publish(container, "unpause");
        return container.run().orElseThrow();
    }
}
