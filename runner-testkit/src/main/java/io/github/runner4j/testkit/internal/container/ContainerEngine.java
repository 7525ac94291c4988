package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.fault.Moment;
import io.github.runner4j.testkit.fault.Target;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.internal.process.Executables;
import io.github.runner4j.testkit.internal.process.Signal;
import io.github.runner4j.testkit.internal.structure.Structures;
import io.github.runner4j.testkit.wire.Dialect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** What can be done with containers. */
public final class ContainerEngine implements AutoCloseable {

    private final Parts parts;
    private final Execs execs;
    private final Creator creator;
    private final Pauser pauser;
    private final Starter starter;
    private final Stopper stopper;
    private final Remover remover;

    public ContainerEngine(Surroundings surroundings, Stores stores, Executables executables) {
        this.parts = Parts.of(surroundings, stores, executables);
        this.execs = new Execs(parts);
        this.creator = new Creator(parts);
        HealthMonitor health = new HealthMonitor(parts, execs);
        Ending.Followers followers = container -> {
            health.stop(container);
            execs.containerEnded(container);
        };
        Ending ending = new Ending(parts, followers, this::startAgain, this::removeEnded);
        this.pauser = new Pauser(parts, health);
        this.starter = new Starter(parts, health, ending);
        this.stopper = new Stopper(parts, ending, pauser);
        this.remover = new Remover(parts, stopper, execs);
    }

    /** All containers. */
    public Containers containers() {
        return parts.containers();
    }

    /** What faults know a container by; no more than what it was called by when there is no such container. */
    public Target target(String reference) {
        try {
            return parts.containers().find(reference).target();
        } catch (Refusal e) {
            return Target.ofContainer("", reference);
        }
    }

    /** Processes that are started in them while they run. */
    public Execs execs() {
        return execs;
    }

    /** How configuration is read. */
    public Structures structures() {
        return parts.structures();
    }

    /** Which engine it is like. */
    public Dialect dialect() {
        return parts.surroundings().dialect();
    }

    /** Whether it speaks as Docker Engine 20.10 does. */
    public boolean early() {
        return parts.early();
    }

    /** What time it is. */
    public Instant now() {
        return parts.now();
    }

    /** Makes a container. */
    public Created create(CreateRequest request) {
        Target image = Target.ofImage(request.config().path("Image").asText());
        parts.surroundings().gate().pass(Moment.CONTAINER_CREATE, image.withContainer("", request.name()));
        return creator.create(request);
    }

    /** Starts it; false when it runs already. */
    public boolean start(Container container) {
        return starter.start(container);
    }

    /**
     * Asks it to end, and kills it after so many seconds.
     *
     * @param signal how it is asked; as its configuration says without one
     * @param seconds its own number of seconds, or 10, without one; negative for ever
     */
    public CompletableFuture<Void> stop(Container container, Optional<Signal> signal, OptionalInt seconds) {
        return stopper.stop(container, signal, seconds);
    }

    /** Stops it, when it runs, and starts it. */
    public CompletableFuture<Void> restart(Container container, Optional<Signal> signal, OptionalInt seconds) {
        keep(container, true);
        return stopper.stop(container, signal, seconds)
                .thenRun(() -> starter.start(container))
                .whenComplete((done, failure) -> keep(container, false))
                .thenRun(() -> tell(container, "restart", Map.of()));
    }

    private static void keep(Container container, boolean on) {
        container.locked(() -> {
            container.restarts().keep(on);
            return on;
        });
    }

    /** Sends a signal; with {@code KILL} it is over when the container has ended. */
    public CompletableFuture<?> kill(Container container, Signal signal) {
        if (signal == Signal.KILL) {
            return stopper.killAndWait(container);
        }
        stopper.kill(container, signal);
        return CompletableFuture.completedFuture(null);
    }

    /** Holds it up. */
    public void pause(Container container) {
        pauser.pause(container);
    }

    /** Lets it go on. */
    public void unpause(Container container) {
        pauser.unpause(container);
    }

    /** Calls it something else. */
    public void rename(Container container, String name) {
        new Renamer(parts).rename(container, name);
    }

    /** Changes limits and restart policy; tells what the client is warned of. */
    public List<String> update(Container container, ObjectNode update) {
        return new Updater(parts).update(container, update);
    }

    /** Waits, without a thread: for {@code not-running}, {@code next-exit} or {@code removed}. */
    public CompletableFuture<WaitResult> await(Container container, String condition) {
        return switch (condition) {
            case "next-exit" -> container.waits().add(false);
            case "removed" -> container.waits().add(true);
            default -> stopper.ended(container);
        };
    }

    /** Waits no more. */
    public void leave(Container container, CompletableFuture<WaitResult> result) {
        container.waits().leave(result);
    }

    /** Removes it. */
    public CompletableFuture<Void> remove(Container container, String reference, boolean force, boolean volumes) {
        return remover.remove(container, reference, force, volumes);
    }

    /** What the engine tells of it. */
    public ObjectNode inspect(Container container, boolean size) {
        return new Inspection(parts, execs).of(container, size);
    }

    /** What one list tells of containers. */
    public Summaries summaries() {
        return new Summaries(parts);
    }

    /** How well it is: {@code starting}, {@code healthy}, {@code unhealthy}, or {@code none} when nobody looks. */
    public String health(Container container) {
        return container.locked(() -> container.health().map(Health::status).orElse("none"));
    }

    /** What it ended with; nothing when it runs or never ran. */
    public OptionalInt exitCode(Container container) {
        return container.locked(() -> {
            State state = container.state();
            boolean ended = !state.running() && state.started().isPresent();
            return ended ? OptionalInt.of(state.exitCode()) : OptionalInt.empty();
        });
    }

    /** The bytes of its files that are otherwise than in its image. */
    public long changedBytes(Container container) {
        return FileSizes.of(parts, container).changed();
    }

    /** The ids of images, and of all that was made from them; unknown ones are passed over. */
    public Set<String> descendants(List<String> images) {
        return new Descendants(parts.stores().images()).of(images);
    }

    /** Tells that containers were pruned. */
    public void tellPruned(long bytes) {
        parts.surroundings().events().publish("container", "prune", "", Map.of("reclaimed", Long.toString(bytes)));
    }

    /** Tells whoever listens to events that something happened to it. */
    public void tell(Container container, String action, Map<String, String> more) {
        parts.events().publish(container, action, more);
    }

    /** Kills what runs; nothing runs again. */
    @Override
    public void close() {
        parts.containers().all().forEach(stopper::shutDown);
    }

    private void startAgain(Container container) {
        starter.restart(container);
    }

    private void removeEnded(Container container) {
        try {
            CompletableFuture<Void> unused = remover.remove(container, container.id(), true, true);
        } catch (Refusal e) {
            System.getLogger(ContainerEngine.class.getName())
                    .log(System.Logger.Level.DEBUG, "A container that was to go with its end is removed already", e);
        }
    }
}
