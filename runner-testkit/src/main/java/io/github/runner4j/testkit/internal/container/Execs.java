package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.fault.Moment;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.process.FakeProcess;
import io.github.runner4j.testkit.internal.process.ProcessTable;
import io.github.runner4j.testkit.internal.process.Signal;
import io.github.runner4j.testkit.internal.stdio.DetachKeys;
import io.github.runner4j.testkit.internal.stdio.Stdio;
import io.github.runner4j.testkit.internal.stdio.StdioSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Processes that are started in running containers. */
public final class Execs {

    private static final int NOT_STARTED = 126;

    private final Parts parts;
    private final Map<String, Exec> execs = new ConcurrentHashMap<>();

    Execs(Parts parts) {
        this.parts = parts;
    }

    /**
     * Prepares one.
     *
     * @param reference how the container was called
     * @param config the engine's {@code ExecConfig}, complete
     */
    public Exec create(Container container, String reference, ObjectNode config) {
        checkActive(container, reference);
        String keys = config.path("DetachKeys").asText();
        DetachKeys detachKeys =
                DetachKeys.parse(keys).orElseThrow(() -> Refusal.broken("Invalid escape keys (" + keys + ") provided"));
        for (String field : List.of("User", "WorkingDir")) {
            if (config.path(field).asText().isEmpty()) {
                config.put(field, container.config().path(field).asText());
            }
        }
        StdioSpec spec = StdioSpec.exec(
                config.path("Tty").asBoolean(), config.path("AttachStdin").asBoolean());
        Stdio stdio = new Stdio(spec, parts.surroundings().time());
        Exec exec = new Exec(parts.surroundings().ids().next(), container, config, stdio, detachKeys);
        execs.put(exec.id(), exec);
        publish(exec, "exec_create: " + exec.commandLine(), Map.of());
        return exec;
    }

    /** By its id. */
    public Exec find(String id) {
        Exec exec = execs.get(id);
        if (exec == null) {
            throw Refusal.notFound("No such exec instance: " + id);
        }
        return exec;
    }

    /** What the engine tells of one. */
    public ObjectNode inspect(Exec exec) {
        return exec.json();
    }

    /** Starts one, once. Who is attached is not told when that is refused. */
    public void start(Exec exec) {
        Container container = exec.container();
        checkActive(container, container.id());
        container.locked(() -> {
            String command = "Error: Exec command " + exec.id();
            if (exec.exitCode().isPresent()) {
                throw Refusal.conflict(command + " has already run");
            }
            if (exec.isRunning()) {
                throw Refusal.conflict(command + " is already running");
            }
            exec.begin();
            return exec;
        });
        publish(exec, "exec_start: " + exec.commandLine(), Map.of());
        try {
            run(exec);
        } catch (Refusal e) {
            container.locked(() -> {
                exec.end(NOT_STARTED);
                return exec;
            });
            throw e;
        }
    }

    /** Ends one by force. */
    void kill(Exec exec) {
        exec.process().ifPresent(each -> each.signal(Signal.KILL));
    }

    /** Those of a container that have not ended: their ids. */
    List<String> ids(Container container) {
        return execs.values().stream()
                .filter(each -> each.container() == container)
                .filter(each -> each.exitCode().isEmpty())
                .map(Exec::id)
                .sorted()
                .toList();
    }

    /** A container has ended: what was never started in it is gone. */
    void containerEnded(Container container) {
        execs.values()
                .removeIf(each -> each.container() == container
                        && !each.isRunning()
                        && each.exitCode().isEmpty());
    }

    /** A container is gone. */
    void containerRemoved(Container container) {
        execs.values().removeIf(each -> each.container() == container);
    }

    private void run(Exec exec) {
        Container container = exec.container();
        ProcessTable table = container.processes().orElseThrow(() -> Refusal.conflict(parts.notRunning(container)));
        ExecLaunch launch = new ExecLaunch(parts, exec);
        FakeProcess process = launch.start(table);
        container.locked(() -> {
            exec.begun(process, parts.nextPid());
            return exec;
        });
        CompletableFuture<Void> unused = process.exit().thenAccept(code -> {
            ended(exec, code);
            publish(exec, "exec_die", Map.of("exitCode", Integer.toString(code)));
            exec.done().complete(code);
        });
        parts.surroundings()
                .gate()
                .pass(Moment.EXEC_RUNNING, container.target())
                .ifPresent(end -> end.carryOut(parts.surroundings().time(), () -> process.end(end.exitCode())));
    }

    private static void ended(Exec exec, int code) {
        exec.container().locked(() -> {
            exec.end(code);
            return exec;
        });
        exec.stdio().end();
    }

    private void checkActive(Container container, String reference) {
        if (!container.isRunning()) {
            throw Refusal.conflict(parts.notRunning(container));
        }
        if (container.isPaused()) {
            throw Refusal.conflict("Container " + reference + " is paused, unpause the container before exec");
        }
        if (container.isRestarting()) {
            throw Refusal.conflict(
                    "Container " + container.id() + " is restarting, wait until the container is running");
        }
    }

    private void publish(Exec exec, String action, Map<String, String> more) {
        Map<String, String> attributes = new TreeMap<>(more);
        attributes.put("execID", exec.id());
        parts.events().publish(exec.container(), action, attributes);
    }
}
