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
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** What can be done with containers. Each is named by its id, its name, or what its id begins with. */
public final class ContainerEngine implements AutoCloseable {

    private final Parts parts;
    private final Creator creator;
    private final Starter starter;
    private final Stopper stopper;
    private final Remover remover;

    public ContainerEngine(Surroundings surroundings, Stores stores, Executables executables) {
        this.parts = Parts.of(surroundings, stores, executables);
        this.creator = new Creator(parts);
        Ending ending = new Ending(parts, this::startAgain, this::removeEnded);
        this.starter = new Starter(parts, ending);
        this.stopper = new Stopper(parts, ending);
        this.remover = new Remover(parts, stopper);
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

    /** How configuration is read. */
    public Structures structures() {
        return parts.structures();
    }

    /** Which engine it is like. */
    public Dialect dialect() {
        return parts.surroundings().dialect();
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

    /** Asks it to end, and kills it after so many seconds; the container's own number of seconds, or 10, without one. */
    public CompletableFuture<Void> stop(Container container, OptionalInt seconds) {
        return stopper.stop(container, seconds);
    }

    /** Sends a signal; with {@code KILL} it is over when the container has ended. */
    public CompletableFuture<?> kill(Container container, Signal signal) {
        if (signal == Signal.KILL) {
            return stopper.killAndWait(container);
        }
        stopper.kill(container, signal);
        return CompletableFuture.completedFuture(null);
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
    public ObjectNode inspect(Container container) {
        return Inspection.of(parts, container);
    }

    /** What a list tells of it. */
    public ObjectNode summary(Container container) {
        return Summary.of(parts, container);
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
        CompletableFuture<Void> unused = remover.remove(container, container.id(), true, true);
    }
}
