package io.github.runner4j.testkit.internal.shell.builtin;

import io.github.runner4j.testkit.internal.process.Signal;
import io.github.runner4j.testkit.internal.shell.run.Shell;
import io.github.runner4j.testkit.internal.shell.state.Jobs;
import io.github.runner4j.testkit.internal.shell.state.Jobs.Job;
import io.github.runner4j.testkit.program.Processes.Running;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The builtins that are about what runs in the background. */
final class JobBuiltins {

    private static final int NO_SUCH_JOB = 127;

    private JobBuiltins() {}

    /** Waits for some jobs, or all; a signal that is trapped ends the waiting. */
    static int await(Shell shell, List<String> words) throws InterruptedException {
        Jobs jobs = shell.state().jobs();
        if (words.isEmpty()) {
            for (Job each : jobs.all()) {
                Optional<Signal> signal = await(shell, each);
                if (signal.isPresent()) {
                    return signal.get().exitCode();
                }
                jobs.forget(each);
            }
            return 0;
        }
        int status = 0;
        for (String word : words) {
            Optional<Job> job = jobs.find(word);
            if (job.isEmpty()) {
                status = NO_SUCH_JOB;
                continue;
            }
            Optional<Signal> signal = await(shell, job.get());
            if (signal.isPresent()) {
                return signal.get().exitCode();
            }
            status = shell.await(job.get().last());
            jobs.forget(job.get());
        }
        return status;
    }

    /** The signal that came first, if one did. */
    private static Optional<Signal> await(Shell shell, Job job) throws InterruptedException {
        for (Running each : job.processes()) {
            CompletableFuture<Signal> signal = shell.state().traps().arrival();
            try {
                Object first = CompletableFuture.anyOf(signal, each.exit()).get();
                if (first instanceof Signal arrived && !each.exit().isDone()) {
                    return Optional.of(arrived);
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("neither fails", e);
            }
        }
        return Optional.empty();
    }

    static int jobs(Shell shell, List<String> words) {
        boolean numbers = words.contains("-p");
        StringBuilder shown = new StringBuilder();
        for (Job each : shell.state().jobs().all()) {
            shown.append(numbers ? Integer.toString(each.last().id()) : line(each))
                    .append('\n');
        }
        return shell.print(shown.toString());
    }

    private static String line(Job job) {
        return "[" + job.number() + "]+  " + (job.done() ? "Done" : "Running");
    }
}
