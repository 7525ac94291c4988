package io.github.runner4j.testkit.internal.build;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.container.Container;
import io.github.runner4j.testkit.internal.container.ContainerEngine;
import io.github.runner4j.testkit.internal.container.CreateRequest;
import io.github.runner4j.testkit.internal.container.WaitResult;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.stdio.Sink;
import io.github.runner4j.testkit.internal.stdio.StdStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Steps of builds in containers of the engine. */
public final class EngineContainers implements StepContainers {

    private final ContainerEngine engine;

    public EngineContainers(ContainerEngine engine) {
        this.engine = engine;
    }

    @Override
    public String create(ObjectNode config, ObjectNode hostConfig) {
        ObjectNode complete = engine.structures().read("HostConfig", hostConfig);
        ObjectNode settings = engine.structures().read("Config", config);
        return engine.create(new CreateRequest("", settings, complete, Json.object(), true, Optional.empty()))
                .container()
                .id();
    }

    @Override
    public int run(String id, OutputStream out, OutputStream err) throws InterruptedException {
        Container container = engine.containers().find(id);
        CompletableFuture<Void> written = new CompletableFuture<>();
        container.stdio().attach(new Passage(out, err, written));
        CompletableFuture<WaitResult> end = engine.await(container, "next-exit");
        try {
            engine.start(container);
            written.get();
            return end.get().code();
        } catch (ExecutionException e) {
            throw Refusal.broken(String.valueOf(e.getMessage()));
        } finally {
            engine.leave(container, end);
        }
    }

    @Override
    public FileTree files(String id) {
        return engine.containers().find(id).files();
    }

    @Override
    public void remove(String id) {
        Optional<Container> container = engine.containers().byId(id);
        container.ifPresent(each -> engine.remove(each, id, true, true).join());
    }

    /** Passes output on. */
    private record Passage(OutputStream out, OutputStream err, CompletableFuture<Void> written) implements Sink {

        @Override
        public void output(StdStream stream, byte[] bytes) {
            try {
                (stream == StdStream.STDOUT ? out : err).write(bytes);
            } catch (IOException e) {
                // Messages take everything.
                written.completeExceptionally(e);
            }
        }

        @Override
        public void end() {
            written.complete(null);
        }
    }
}
