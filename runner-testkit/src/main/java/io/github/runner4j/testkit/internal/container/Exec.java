package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.process.FakeProcess;
import io.github.runner4j.testkit.internal.stdio.DetachKeys;
import io.github.runner4j.testkit.internal.stdio.Stdio;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A process that is to be started in a running container, runs there, or has ended. */
public final class Exec {

    private final String id;
    private final Container container;
    private final ObjectNode config;
    private final Stdio stdio;
    private final DetachKeys detachKeys;
    private final CompletableFuture<Integer> done = new CompletableFuture<>();
    private boolean running;
    private int pid;
    private @Nullable Integer exitCode;
    private @Nullable FakeProcess process;

    Exec(String id, Container container, ObjectNode config, Stdio stdio, DetachKeys detachKeys) {
        this.id = id;
        this.container = container;
        this.config = config;
        this.stdio = stdio;
        this.detachKeys = detachKeys;
    }

    /** Its id. */
    public String id() {
        return id;
    }

    /** Where it runs. */
    public Container container() {
        return container;
    }

    /** Its standard streams. */
    public Stdio stdio() {
        return stdio;
    }

    /** Whether a client may write to it. */
    public boolean attachesStdin() {
        return config.path("AttachStdin").asBoolean();
    }

    /** Whether a client gets its standard output. */
    public boolean attachesStdout() {
        return config.path("AttachStdout").asBoolean();
    }

    /** Whether a client gets its standard error. */
    public boolean attachesStderr() {
        return config.path("AttachStderr").asBoolean();
    }

    /** The keys that a client presses to leave. */
    public DetachKeys detachKeys() {
        return detachKeys;
    }

    /** Whether it runs now. */
    public boolean isRunning() {
        return container.locked(() -> running);
    }

    /** Its exit code, once it has ended and everybody was told. */
    CompletableFuture<Integer> done() {
        return done;
    }

    Optional<Integer> exitCode() {
        return container.locked(() -> Optional.ofNullable(exitCode));
    }

    Optional<FakeProcess> process() {
        return container.locked(() -> Optional.ofNullable(process));
    }

    /** Its configuration, complete. */
    ObjectNode config() {
        return config;
    }

    List<String> words() {
        List<String> words = new ArrayList<>();
        config.path("Cmd").forEach(each -> words.add(each.asText()));
        return words;
    }

    /** The command as events tell it. */
    String commandLine() {
        List<String> words = words();
        return words.get(0) + " " + String.join(" ", words.subList(1, words.size()));
    }

    /** For those who hold the container's lock. */
    void begin() {
        running = true;
    }

    /** For those who hold the container's lock. */
    void begun(FakeProcess started, int number) {
        process = started;
        pid = number;
    }

    /** For those who hold the container's lock. */
    void end(int code) {
        running = false;
        exitCode = code;
    }

    ObjectNode json() {
        return container.locked(() -> {
            List<String> words = words();
            ObjectNode json =
                    Json.object().put("ID", id).put("Running", running).put("ExitCode", exitCode);
            ObjectNode command =
                    Json.object().put("tty", config.path("Tty").asBoolean()).put("entrypoint", words.get(0));
            command.set("arguments", Json.array(words.subList(1, words.size())));
            command.put("privileged", config.path("Privileged").asBoolean());
            if (!config.path("User").asText().isEmpty()) {
                command.put("user", config.path("User").asText());
            }
            json.set("ProcessConfig", command);
            return json.put("OpenStdin", attachesStdin())
                    .put("OpenStderr", attachesStderr())
                    .put("OpenStdout", attachesStdout())
                    .put("CanRemove", false)
                    .put("ContainerID", container.id())
                    .put("DetachKeys", config.path("DetachKeys").asText().isEmpty() ? "" : detachKeys.encoded())
                    .put("Pid", pid);
        });
    }
}
