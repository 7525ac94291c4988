package io.github.runner4j.testkit.internal.buildkit;

import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.build.RunStep;
import io.github.runner4j.testkit.internal.engine.Refusal;
import java.util.List;

/** Runs a command. */
final class RunOperation implements Operation {

    private static final List<String> KNOWN_BY = List.of("Cmd", "Env", "WorkingDir", "User");

    private final RunStep step;
    private final Running running;
    private final boolean old;

    RunOperation(RunStep step, Running running, boolean old) {
        this.step = step;
        this.running = running;
        this.old = old;
    }

    @Override
    public String key(FileTree source) {
        StringBuilder known = new StringBuilder("RUN");
        KNOWN_BY.forEach(each -> known.append('\0').append(step.noted().path(each)));
        return known.toString();
    }

    @Override
    public FileTree apply(FileTree files, FileTree source, Outputs outputs) throws InterruptedException {
        Running.End end = running.run(step.config(), files, outputs);
        if (end.code() != 0) {
            String command = String.join(" ", step.words());
            throw Refusal.broken((old
                            ? "executor failed running [" + command + "]"
                            : "process \"" + command + "\" did not complete successfully")
                    + ": exit code: " + end.code());
        }
        return end.files();
    }
}
