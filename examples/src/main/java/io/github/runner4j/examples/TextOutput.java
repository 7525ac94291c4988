package io.github.runner4j.examples;

import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.level.Explanation;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.error.Evidence;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.event.RunEvent;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.plan.RunPlan;
import java.io.PrintStream;
import java.util.Optional;

/** For a person: progress on stderr, the endpoint and the component's own lines on stdout. */
final class TextOutput implements Output {

    private final PrintStream out;
    private final PrintStream err;
    private final Progress progress;
    private final boolean verbose;

    TextOutput(PrintStream out, PrintStream err, Progress progress, boolean verbose) {
        this.out = out;
        this.err = err;
        this.progress = progress;
        this.verbose = verbose;
    }

    @Override
    public void remark(String text) {
        err.println(text);
    }

    @Override
    public void event(RunEvent event) {
        progress.event(event);
    }

    @Override
    public void ready(Instance instance, Optional<String> endpoint) {
        progress.close();
        out.println(instance.component() + " is ready"
                + endpoint.map(uri -> " at " + uri).orElse(", and has no port that is reached from here"));
    }

    @Override
    public void explained(Explanation explanation) {
        progress.close();
        out.println(explanation);
    }

    @Override
    public void planned(RunPlan plan) {
        progress.close();
        out.print(plan.text());
    }

    @Override
    public void kept(String stopCommand) {
        out.println("It goes on running. To stop and remove it: " + stopCommand);
    }

    @Override
    public void log(LogLine line) {
        (line.stream() == LogLine.Stream.STDERR ? err : out).println(line.text());
    }

    @Override
    public void ended(int exitCode) {
        err.println("Its program ended with exit code " + exitCode + ".");
    }

    @Override
    public void stopped() {
        progress.close();
        err.println("Stopped and removed.");
    }

    @Override
    public void failed(RunnerException failure, Optional<String> hint) {
        progress.close();
        err.println(failure.code() + ": " + message(failure));
        failure.evidence().forEach(this::print);
        advice(failure, hint).ifPresent(text -> err.println("→ " + text));
        if (verbose) {
            failure.printStackTrace(err);
        }
    }

    /** The problems of a configuration are shown with their lines. */
    private static String message(RunnerException failure) {
        return failure instanceof ConfigException config ? config.text() : String.valueOf(failure.getMessage());
    }

    /** Most messages end with the guidance; then it need not be said twice. */
    private static Optional<String> advice(RunnerException failure, Optional<String> hint) {
        String guidance = failure.code().guidance();
        boolean said = String.valueOf(failure.getMessage()).contains(guidance);
        return hint.or(() -> said ? Optional.empty() : Optional.of(guidance));
    }

    private void print(Evidence evidence) {
        err.println("  " + evidence.title() + ":");
        evidence.lines().forEach(line -> err.println("    " + line));
    }

    @Override
    public void close() {
        progress.close();
        out.flush();
        err.flush();
    }
}
