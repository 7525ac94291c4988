package io.github.runner4j.testkit.internal.container;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.volume.Volume;
import java.util.concurrent.CompletableFuture;

/** Removes containers. */
final class Remover {

    private final Parts parts;
    private final Stopper stopper;
    private final Execs execs;

    Remover(Parts parts, Stopper stopper, Execs execs) {
        this.parts = parts;
        this.execs = execs;
        this.stopper = stopper;
    }

    /**
     * Removes one.
     *
     * @param reference how it was called
     * @param force whether it is killed when it runs
     * @param volumes whether the volumes go with it that the engine named
     */
    CompletableFuture<Void> remove(Container container, String reference, boolean force, boolean volumes) {
        container.locked(() -> {
            if (container.state().removing()) {
                throw Refusal.conflict("removal of container " + reference + " is already in progress");
            }
            container.state().remove(true);
            return true;
        });
        try {
            return kill(container, force)
                    .thenRun(() -> forget(container, volumes))
                    .whenComplete((done, failure) -> unmark(container));
        } catch (Refusal e) {
            unmark(container);
            throw e;
        }
    }

    private static void unmark(Container container) {
        container.locked(() -> {
            container.state().remove(false);
            return true;
        });
    }

    private CompletableFuture<?> kill(Container container, boolean force) {
        if (!container.isRunning()) {
            return CompletableFuture.completedFuture(null);
        }
        if (!force) {
            throw Refusal.conflict(parts.early() ? cannot(container) : cannotNow(container));
        }
        return stopper.killAndWait(container);
    }

    private static String cannot(Container container) {
        String state = container.status();
        String procedure = "top the container before attempting removal or force remove";
        return "You cannot remove a " + state + " container " + container.id() + ". "
                + (state.equals("paused") ? "Unpause and then s" : "S") + procedure;
    }

    private static String cannotNow(Container container) {
        String state = container.status();
        String procedure = state.equals("paused")
                ? " and must be unpaused first"
                : ": stop the container before removing or force remove";
        return "cannot remove container \"/" + container.name() + "\": container is " + state + procedure;
    }

    private void forget(Container container, boolean volumes) {
        int code = container.locked(() -> {
            container.state().die();
            return container.state().exitCode();
        });
        if (parts.containers().remove(container)) {
            container.membership().stop();
            execs.containerRemoved(container);
            release(container, volumes);
            parts.events().publish(container, "destroy");
        }
        container.waits().removed(new WaitResult(code, "")).run();
    }

    private void release(Container container, boolean remove) {
        for (Volume each : parts.stores().volumes().release(container.id())) {
            if (remove && each.anonymous()) {
                parts.stores().volumes().remove(each.name(), true);
            }
        }
    }
}
