package io.github.runner4j.docker.internal.daemon;

import io.github.runner4j.container.ContainerException;
import io.github.runner4j.error.DaemonException;
import io.github.runner4j.error.OperationStoppedException;
import io.github.runner4j.image.ImageBuildException;
import io.github.runner4j.spi.StageContext;

/**
 * The engine that was found: the one way to it. Every call runs on the caller's thread, on a connection of its own, holds no
 * thread afterwards, and ends within a second after its context was stopped or its deadline has passed. Safe for use by several
 * threads.
 */
public final class Daemon {

    private final Wire wire;

    private final EngineFacts facts;

    Daemon(Wire wire, EngineFacts facts) {
        this.wire = wire;
        this.facts = facts;
    }

    /**
     * What is known about the engine.
     *
     * @return the facts
     */
    public EngineFacts facts() {
        return facts;
    }

    /**
     * Makes a call and reads its answer whole.
     *
     * @param call what to ask
     * @param context time and cancellation
     * @return the answer; its status is below 400 or one that the call accepts
     * @throws DaemonException when there is no whole answer, in time
     * @throws ContainerException when the engine refuses something about a container
     * @throws ImageBuildException when the engine refuses something about an image
     * @throws OperationStoppedException when the context was stopped
     */
    public Answer call(Call call, StageContext context) {
        return wire.call(call, prefix(call), context);
    }

    /**
     * Makes a call and reads its answer while it arrives. Where that may take long, the call is {@link Call#endless()}. An error
     * status that the call accepts does not reach the reader.
     *
     * @param call what to ask
     * @param context time and cancellation
     * @param reader reads the answer, on this thread
     * @throws DaemonException when the answer breaks off or is late
     * @throws ContainerException when the engine refuses something about a container
     * @throws ImageBuildException when the engine refuses something about an image
     * @throws OperationStoppedException when the context was stopped
     */
    public void stream(Call call, StageContext context, StreamReader reader) {
        wire.stream(call, prefix(call), context, reader);
    }

    /** Podman's own calls, beside those of the Docker Engine, go by the version of Podman. */
    private String prefix(Call call) {
        return "/v" + (call.path().startsWith("/libpod/") ? facts.version() : facts.api());
    }
}
