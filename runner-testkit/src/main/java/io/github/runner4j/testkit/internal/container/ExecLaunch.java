package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.process.FakeProcess;
import io.github.runner4j.testkit.internal.process.ProcessTable;
import io.github.runner4j.testkit.internal.process.Signal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Starts a process in a running container, or says why the runtime does not. */
final class ExecLaunch {

    private static final String FAILED = "OCI runtime exec failed: exec failed: ";
    private static final String UNABLE = FAILED + "unable to start container process: ";

    private final Parts parts;
    private final Exec exec;

    ExecLaunch(Parts parts, Exec exec) {
        this.parts = parts;
        this.exec = exec;
    }

    FakeProcess start(ProcessTable table) {
        JsonNode config = exec.config();
        String user = config.path("User").asText();
        Users.check(exec.container().files(), user);
        String directory = directory(config.path("WorkingDir").asText());
        Map<String, String> environment = environment(config);
        FakeProcess process = table.start(Processing.spec(exec.words(), environment, directory, exec.stdio(), user))
                .orElseThrow(() -> Refusal.badParameter(UNABLE
                        + Commands.of(exec.container().files(), exec.words().get(0), directory, parts.early())
                                .message()));
        exec.stdio().onInterrupt(() -> table.signalTerminal(process, Signal.INT));
        return process;
    }

    private String directory(String wanted) {
        if (wanted.isEmpty()) {
            return "/";
        }
        if (!wanted.startsWith("/")) {
            throw Refusal.broken(FAILED + "Cwd must be an absolute path: unknown");
        }
        if (exec.container()
                .files()
                .follow(wanted)
                .filter(FileNode::isDirectory)
                .isEmpty()) {
            throw Refusal.badParameter(UNABLE + "chdir to cwd (\"" + wanted
                    + "\") set in config.json failed: no such file or directory: unknown");
        }
        return wanted;
    }

    private Map<String, String> environment(JsonNode config) {
        Map<String, String> environment =
                new LinkedHashMap<>(Environment.of(exec.container().config()));
        if (config.path("Tty").asBoolean()) {
            environment.putIfAbsent("TERM", "xterm");
        }
        for (JsonNode each : config.path("Env")) {
            if (each.asText().startsWith("=")) {
                throw Refusal.broken(UNABLE
                        + parts.wording()
                                .pick(
                                        "environment variable name can't be empty: \"" + each.asText() + "\"",
                                        "invalid environment variable: name cannot be empty")
                        + ": unknown");
            }
        }
        Environment.putAll(environment, config.path("Env"));
        return environment;
    }
}
