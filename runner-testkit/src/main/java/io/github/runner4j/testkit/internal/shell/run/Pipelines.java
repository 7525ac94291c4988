package io.github.runner4j.testkit.internal.shell.run;

import io.github.runner4j.testkit.internal.process.Pipe;
import io.github.runner4j.testkit.internal.shell.state.Flags.Flag;
import io.github.runner4j.testkit.internal.shell.syntax.Command;
import io.github.runner4j.testkit.program.Processes.Running;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs commands beside each other, each in a shell of its own. */
final class Pipelines {

    private final Shell shell;
    private final Launcher launcher;

    Pipelines(Shell shell, Launcher launcher) {
        this.shell = shell;
        this.launcher = launcher;
    }

    int run(Command.Pipeline pipeline) throws InterruptedException {
        List<Running> processes = start(pipeline, shell.state().descriptors().in(0), false);
        int status = 0;
        int failed = 0;
        for (Running each : processes) {
            status = launcher.await(each);
            failed = status == 0 ? failed : status;
        }
        return shell.state().flags().has(Flag.PIPEFAIL) ? failed : status;
    }

    /** Starts all stages; each end of a pipe is left to the stage that uses it. */
    List<Running> start(Command.Pipeline pipeline, InputStream first, boolean background) {
        List<Running> processes = new ArrayList<>();
        InputStream in = first;
        int left = pipeline.stages().size();
        for (Command stage : pipeline.stages()) {
            left--;
            Optional<Pipe> pipe = left == 0 ? Optional.empty() : Optional.of(new Pipe());
            OutputStream out = pipe.<OutputStream>map(Pipe::writer)
                    .orElseGet(() -> shell.state().descriptors().out(1));
            processes.add(fork(stage, in, out, background));
            if (in != first) {
                close(in);
            }
            pipe.ifPresent(each -> close(each.writer()));
            in = pipe.<InputStream>map(Pipe::reader).orElse(first);
        }
        return processes;
    }

    /** A command in a shell of its own, which in the background does not end by what is typed. */
    Running fork(Command command, InputStream in, OutputStream out, boolean background) {
        return shell.fork(
                child -> {
                    if (background) {
                        child.context().ignoreSignal("INT");
                        child.context().ignoreSignal("QUIT");
                    }
                    return child.evaluate(command, Mode.LAST);
                },
                in,
                out);
    }

    private static void close(Closeable end) {
        try {
            end.close();
        } catch (IOException e) {
            System.getLogger(Pipelines.class.getName()).log(System.Logger.Level.DEBUG, "Could not close a pipe", e);
        }
    }
}
