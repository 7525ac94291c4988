package io.github.runner4j.examples;

import io.github.runner4j.RunBuilder;
import io.github.runner4j.Runner;
import io.github.runner4j.config.WhenClosed;
import io.github.runner4j.docker.DockerRunner;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.error.UnexpectedException;
import io.github.runner4j.plan.RunPlan;
import io.github.runner4j.source.GitSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.PicocliException;
import picocli.CommandLine.Spec;

/** The main job from the command line: a repository becomes a running container, until Ctrl-C. */
@Command(
        name = "quickstart",
        sortOptions = false,
        description =
                "Builds and runs SOURCE in a container, shows where it is reached and what it prints, and removes it"
                        + " at the end (Ctrl-C).")
public final class Quickstart implements Callable<Integer> {

    private static final String SAMPLE_NAME = "sample";

    /** Stopping takes the grace period of the container at most; then Java ends all the same. */
    private static final long STOP_SECONDS = 60;

    private final AtomicBoolean stopping;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Mixin
    private LaunchOptions launch = new LaunchOptions();

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Option(
            names = "--host-config",
            paramLabel = "FILE",
            description =
                    "A host's file, runner.yml or one with a runner block. Repeatable; the last one counts, key by key.")
    private List<Path> hostFiles = List.of();

    @Option(
            names = "--explain",
            description = "Print each value of the configuration and where it came from, and do nothing.")
    private boolean explain;

    @Option(names = "--keep", description = "Leave it running, and return as soon as it is ready.")
    private boolean keep;

    @Option(
            names = "--plan",
            description = "Print what would be done, and why, and do nothing of it; with --json one line \"plan\".")
    private boolean plan;

    @Option(
            names = "--json",
            description = "Print JSON lines: every event, then \"ready\", or \"failed\" and exit status 1.")
    private boolean json;

    @Option(names = "--verbose", description = "Print the stack trace of a failure.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("unused") // its being there is what counts
    private boolean help;

    private Quickstart(AtomicBoolean stopping) {
        this.stopping = stopping;
    }

    /**
     * Runs it.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        AtomicBoolean stopping = new AtomicBoolean();
        CountDownLatch finished = new CountDownLatch(1);
        stopOnSignal(Thread.currentThread(), stopping, finished);

        int status = new CommandLine(new Quickstart(stopping))
                .setParameterExceptionHandler(Quickstart::misused)
                .execute(args);

        finished.countDown();
        if (!stopping.get()) {
            System.exit(status);
        }
    }

    /** Java ends with 128 and the signal's number when the hooks are through, so the hook waits for the work to be undone. */
    private static void stopOnSignal(Thread main, AtomicBoolean stopping, CountDownLatch finished) {
        Thread hook = new Thread(
                () -> {
                    stopping.set(true);
                    main.interrupt();
                    try {
                        finished.await(STOP_SECONDS, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "quickstart-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static int misused(ParameterException e, String[] args) {
        e.getCommandLine().getErr().println(e.getMessage() + ". See ./quickstart --help.");
        return CommandLine.ExitCode.USAGE;
    }

    @Override
    public Integer call() {
        try (Output output = output()) {
            return call(output);
        }
    }

    private int call(Output output) {
        int status = Job.BADLY;
        try {
            status = source.isGiven() ? named(output) : sample(output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (PicocliException e) {
            throw e;
        } catch (RuntimeException e) {
            if (!stopping.get()) {
                RunnerException failure = expected(e);
                output.failed(failure, source.isGiven() ? Optional.empty() : Hints.forSample(failure));
                return Job.BADLY;
            }
        }
        if (!keep && !plan && !explain) {
            output.stopped();
        }
        return status;
    }

    private static RunnerException expected(RuntimeException e) {
        return e instanceof RunnerException failure
                ? failure
                : new UnexpectedException(Failure.of(ErrorCode.UNKNOWN_ERROR, "The quickstart failed: " + e + "."), e);
    }

    private int named(Output output) throws InterruptedException {
        try (EngineOptions chosen = engine;
                Runner runner = chosen.build(runner(), output)) {
            return run(runner, output, source.name(), builder -> builder.source(source.source(System.getenv())));
        }
    }

    private int sample(Output output) throws InterruptedException {
        try (EngineOptions chosen = engine;
                Sample sample = Sample.create();
                Runner runner = chosen.build(runner().cacheDirectory(sample.cache()), output)) {
            return run(runner, output, SAMPLE_NAME, builder -> builder.source(GitSource.of(sample.url())));
        }
    }

    private int run(Runner runner, Output output, String name, UnaryOperator<RunBuilder> from)
            throws InterruptedException {
        RunBuilder builder = launch.applyTo(from.apply(runner.component(launch.component(name))));
        if (plan || explain) {
            RunPlan wouldBe = builder.plan();
            if (explain) {
                output.explained(wouldBe.level().explain());
            }
            if (plan) {
                output.planned(wouldBe);
            }
            return Job.WELL;
        }
        if (keep && engine.endsWithProgram()) {
            throw new ParameterException(
                    command.commandLine(),
                    "--keep needs a real engine: what runs on the fake one ends with this program");
        }
        return new Job(output, keep).run(builder);
    }

    private DockerRunner.Builder runner() {
        DockerRunner.Builder runner = DockerRunner.builder();
        source.certificates().ifPresent(runner::trustedCertificates);
        hostFiles.forEach(runner::hostFile);
        return keep ? runner.settings(settings -> settings.whenClosed(WhenClosed.LEAVE)) : runner;
    }

    private Output output() {
        if (json) {
            return new JsonOutput(System.out);
        }
        // The script knows: Java can only tell for stdin and stdout together.
        Progress progress =
                Boolean.getBoolean("quickstart.terminal") ? new BarProgress(System.err) : new LineProgress(System.err);
        return new TextOutput(System.out, System.err, progress, verbose);
    }
}
