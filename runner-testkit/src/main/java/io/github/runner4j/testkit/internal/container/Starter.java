package io.github.runner4j.testkit.internal.container;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.process.FakeProcess;
import io.github.runner4j.testkit.internal.process.ProcessSpec;
import io.github.runner4j.testkit.internal.process.ProcessTable;
import io.github.runner4j.testkit.program.Processes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts containers. */
final class Starter {

    /** Where the numbers of processes begin, as this machine sees them. */
    private static final int FIRST_PID = 1000;

    private final Parts parts;
    private final Ending ending;
    private final AtomicInteger pids = new AtomicInteger(FIRST_PID);

    Starter(Parts parts, Ending ending) {
        this.parts = parts;
        this.ending = ending;
    }

    /** Starts one because somebody asked for it; false when it runs already. */
    boolean start(Container container) {
        boolean started = container.locked(() -> {
            State state = container.state();
            if (state.paused()) {
                throw Refusal.conflict("cannot start a paused container, try unpause instead");
            }
            if (state.running()) {
                return false;
            }
            container.restarts().reset();
            begin(container);
            return true;
        });
        if (started) {
            watch(container);
        }
        return started;
    }

    /** Starts one again that has ended. */
    void restart(Container container) {
        container.locked(() -> {
            begin(container);
            return true;
        });
        watch(container);
    }

    private void begin(Container container) {
        State state = container.state();
        if (state.removing() || state.dead()) {
            throw Refusal.conflict("container is marked for removal and cannot be started");
        }
        boolean init = container.hostConfig().path("Init").asBoolean();
        ProcessTable table =
                new ProcessTable(new ContainerHost(parts.surroundings(), parts.executables(), container.files(), init));
        FakeProcess first = table.start(spec(container))
                .orElseThrow(() -> Refusal.badParameter("executable file not found in $PATH"));
        container.run(Run.of(table, first));
        state.begin(pids.incrementAndGet(), parts.now());
        parts.events().publish(container, "start");
    }

    private static ProcessSpec spec(Container container) {
        String directory = container.config().path("WorkingDir").asText();
        Processes.Start start = new Processes.Start(
                container.command().words(),
                Environment.of(container.config()),
                directory.isEmpty() ? "/" : directory,
                container.stdio().stdin(),
                container.stdio().stdout(),
                container.stdio().stderr());
        return new ProcessSpec(
                start,
                container.config().path("User").asText(),
                container.config().path("Tty").asBoolean());
    }

    /** Only once nobody holds the lock: the process may have ended already. */
    private void watch(Container container) {
        container.run().ifPresent(run -> {
            CompletableFuture<Void> unused = run.first().exit().thenAccept(code -> ending.ended(container, run, code));
        });
    }
}
