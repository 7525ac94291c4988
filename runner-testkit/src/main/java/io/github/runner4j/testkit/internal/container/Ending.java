package io.github.runner4j.testkit.internal.container;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What follows when the first process of a container has ended. */
final class Ending {

    private final Parts parts;
    private final Followers followers;
    private final Consumer<Container> restart;
    private final Consumer<Container> remove;

    /** Told of the end. */
    interface Followers {

        /** A container has ended; its lock is held. */
        void containerEnded(Container container);
    }

    /**
     * Made before those that it calls.
     *
     * @param restart starts a container again
     * @param remove removes a container that is not to stay
     */
    Ending(Parts parts, Followers followers, Consumer<Container> restart, Consumer<Container> remove) {
        this.parts = parts;
        this.followers = followers;
        this.restart = restart;
        this.remove = remove;
    }

    void ended(Container container, Run run, int code) {
        Exit exit = new Exit(code, run.outOfMemory().get());
        Ended ended = container.locked(() -> end(container, run, exit));
        ended.telling().run();
        if (!ended.again()) {
            removeIfAsked(container);
        }
    }

    private record Ended(boolean again, Runnable telling) {}

    private Ended end(Container container, Run run, Exit exit) {
        container.stdio().end();
        Instant now = parts.now();
        Duration ran = Duration.between(container.state().started().orElse(now), now);
        RestartPolicy policy = RestartPolicy.of(container.hostConfig());
        Optional<Duration> delay = container.restarts().next(policy, exit.code(), ran);
        container.state().end(exit, delay.isPresent(), now);
        cleanUp(container, run, exit, ran);
        // Whoever sees that it is to start again, and waits from then on, waits for the next end.
        Runnable telling = container.waits().ended(new WaitResult(exit.code(), ""));
        delay.ifPresent(after ->
                container.restarts().due(parts.surroundings().time().after(after, () -> again(container))));
        return new Ended(delay.isPresent(), telling);
    }

    /** The older engine tells of the end first, and then cleans up. */
    private void cleanUp(Container container, Run run, Exit exit, Duration ran) {
        Map<String, String> attributes = new TreeMap<>(Map.of("exitCode", Integer.toString(exit.code())));
        Launch launch = new Launch(parts, container);
        container.run(null);
        followers.containerEnded(container);
        if (parts.early()) {
            parts.events().publish(container, "die", attributes);
            launch.end(run);
        } else {
            launch.end(run);
            attributes.put("execDuration", Long.toString(ran.toSeconds()));
            parts.events().publish(container, "die", attributes);
        }
    }

    private void again(Container container) {
        boolean due = container.locked(() -> container.restarts().begun());
        if (due) {
            restart.accept(container);
        }
    }

    /** Somebody stops a container that was about to run again. */
    void giveUp(Container container) {
        Runnable telling = container.locked(() -> {
            container.state().giveUp();
            return container.waits().ended(new WaitResult(container.state().exitCode(), ""));
        });
        telling.run();
        removeIfAsked(container);
    }

    /** One could not be started. */
    void notStarted(Container container) {
        removeIfAsked(container);
    }

    private void removeIfAsked(Container container) {
        boolean kept = container.locked(() -> container.restarts().kept());
        if (!kept && container.hostConfig().path("AutoRemove").asBoolean()) {
            remove.accept(container);
        }
    }
}
