package io.github.runner4j;

import io.github.runner4j.config.BuildOptions;
import io.github.runner4j.config.BuilderKind;
import io.github.runner4j.config.ComponentConfig;
import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.config.ImageCleanupPolicy;
import io.github.runner4j.config.LaunchOptions;
import io.github.runner4j.config.Limits;
import io.github.runner4j.config.PortRequest;
import io.github.runner4j.config.RestartPolicy;
import io.github.runner4j.config.RunOptions;
import io.github.runner4j.config.SecurityOptions;
import io.github.runner4j.config.Volume;
import io.github.runner4j.config.WhenRunning;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.OperationStoppedException;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.event.RunEvent;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.plan.RunPlan;
import io.github.runner4j.secret.Credential;
import io.github.runner4j.secret.Secret;
import io.github.runner4j.secret.Variable;
import io.github.runner4j.source.DirectorySource;
import io.github.runner4j.source.GitSource;
import io.github.runner4j.source.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Says what to launch. What is not said is taken from the repository's {@code .runner/config.yml}, if there is one, and then from
 * the runner's settings. For one thread.
 */
public final class RunBuilder {

    private final String component;
    private final Launcher launcher;
    private final BuildOptions.Builder build = BuildOptions.builder();
    private final RunOptions.Builder run = RunOptions.builder();
    private final LaunchOptions.Builder launch = LaunchOptions.builder();
    private final Map<String, Credential> registryCredentials = new HashMap<>();
    private final List<Consumer<? super RunEvent>> listeners = new ArrayList<>();
    private Limits limits = Limits.none();
    private String subdirectory = "";
    private WhenRunning whenRunning = WhenRunning.ADD;
    private Optional<String> configPath = Optional.empty();
    private Optional<Duration> deadline = Optional.empty();
    private Optional<String> ref = Optional.empty();
    private Optional<Credential> credential = Optional.empty();
    private @Nullable Source source;

    private RunBuilder(String component, Launcher launcher) {
        this.component = component;
        this.launcher = launcher;
    }

    /**
     * For implementations of {@link Runner}: a builder that hands over what it collected.
     *
     * @param component the component's name: 1 to 63 letters, digits, {@code . _ -}, starting with a letter or digit
     * @param launcher launches or plans what it is given
     * @return the builder
     * @throws ConfigException when the name is not accepted
     */
    public static RunBuilder of(String component, Launcher launcher) {
        if (!component.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,62}")) {
            throw invalid(
                    "\"" + component + "\" is no name for a component. Use 1 to 63 letters, digits, dots, dashes or"
                            + " underscores, starting with a letter or digit.");
        }
        return new RunBuilder(component, launcher);
    }

    /**
     * Where the code is. Required.
     *
     * @param newSource a {@link GitSource}, a {@link DirectorySource}, or a plugin's own kind
     * @return this
     */
    public RunBuilder source(Source newSource) {
        source = newSource;
        return this;
    }

    /**
     * Where the code is: a plain directory.
     *
     * @param directory the directory
     * @return this
     */
    public RunBuilder source(Path directory) {
        source = DirectorySource.of(directory);
        return this;
    }

    /**
     * The revision of a Git source; the same as {@link GitSource#ref(String)}.
     *
     * @param name a branch, tag or commit
     * @return this
     */
    public RunBuilder ref(String name) {
        ref = Optional.of(name);
        return this;
    }

    /**
     * Who we are for a Git source; the same as {@link GitSource#credential(Credential)}.
     *
     * @param who the credential; sent to the host of the source alone
     * @return this
     */
    public RunBuilder credential(Credential who) {
        credential = Optional.of(who);
        return this;
    }

    /**
     * Who we are for a registry that a FROM image comes from.
     *
     * @param host the registry's host, with its port where one is given; {@code docker.io} for the default
     * @param who the credential; sent to that registry alone
     * @return this
     */
    public RunBuilder registryCredential(String host, Credential who) {
        registryCredentials.put(host, who);
        return this;
    }

    /**
     * The part of the source that is the component's root.
     *
     * @param path a directory of the source; the Dockerfile, context and configuration are looked for below it
     * @return this
     */
    public RunBuilder subdirectory(String path) {
        subdirectory = path;
        return this;
    }

    /**
     * Where the configuration file is. Given a path, its absence is a failure.
     *
     * @param path below the component's root; {@value RunRequest#DEFAULT_CONFIG_PATH} by default
     * @return this
     */
    public RunBuilder configPath(String path) {
        configPath = Optional.of(path);
        return this;
    }

    /**
     * Where the Dockerfile is.
     *
     * @param path below the component's root; {@code Dockerfile} by default
     * @return this
     */
    public RunBuilder dockerfile(String path) {
        build.dockerfile(path);
        return this;
    }

    /**
     * The directory that is sent to the engine.
     *
     * @param path below the component's root; that root by default
     * @return this
     */
    public RunBuilder context(String path) {
        build.context(path);
        return this;
    }

    /**
     * The stage of the Dockerfile to build.
     *
     * @param stage the stage's name; the last one by default
     * @return this
     */
    public RunBuilder target(String stage) {
        build.target(stage);
        return this;
    }

    /**
     * The platform to build for.
     *
     * @param name as in {@code linux/arm64}; the engine's own by default
     * @return this
     */
    public RunBuilder platform(String name) {
        build.platform(name);
        return this;
    }

    /**
     * Which of the engine's builders to use.
     *
     * @param kind {@link BuilderKind#AUTO} by default
     * @return this
     */
    public RunBuilder builder(BuilderKind kind) {
        build.builderKind(kind);
        return this;
    }

    /**
     * Adds a build argument.
     *
     * @param name its name
     * @param value its value; it ends up in the image's history, so it is no place for secrets
     * @return this
     */
    public RunBuilder argument(String name, String value) {
        build.addArgument(Variable.of(name, value));
        return this;
    }

    /**
     * Adds a build argument that is never shown.
     *
     * @param name its name
     * @param value its value; it ends up in the image's history
     * @return this
     */
    public RunBuilder argument(String name, Secret value) {
        build.addArgument(Variable.of(name, value));
        return this;
    }

    /**
     * Adds an environment variable.
     *
     * @param name its name
     * @param value its value
     * @return this
     */
    public RunBuilder environment(String name, String value) {
        run.addEnvironment(Variable.of(name, value));
        return this;
    }

    /**
     * Adds an environment variable that is never shown.
     *
     * @param name its name
     * @param value its value
     * @return this
     */
    public RunBuilder environment(String name, Secret value) {
        run.addEnvironment(Variable.of(name, value));
        return this;
    }

    /**
     * Publishes a port on loopback: the same number if it is free, any other if not.
     *
     * @param containerPort the port in the container
     * @return this
     */
    public RunBuilder port(int containerPort) {
        run.addPort(PortRequest.of(containerPort));
        return this;
    }

    /**
     * Publishes a port.
     *
     * @param containerPort the port in the container
     * @param wish what is wanted on the host: {@code p -> p.exactly(3000)}
     * @return this
     */
    public RunBuilder port(int containerPort, UnaryOperator<PortRequest> wish) {
        run.addPort(wish.apply(PortRequest.of(containerPort)));
        return this;
    }

    /**
     * What the container may use.
     *
     * @param wish what to set: {@code limits -> limits.memory("512m").cpus(1.5)}
     * @return this
     */
    public RunBuilder limits(UnaryOperator<Limits.Builder> wish) {
        limits = wish.apply(limits.toBuilder()).build();
        run.limits(limits);
        return this;
    }

    /**
     * What the container is kept from, in the form of {@code docker run}; see {@link SecurityOptions#parse}.
     *
     * @param options take the place of the settings' options
     * @return this
     */
    public RunBuilder security(String... options) {
        run.security(SecurityOptions.parse(List.of(options)));
        return this;
    }

    /**
     * How to find out whether it is ready and does its work. Wins over the repository's file, key by key.
     *
     * @param check the check; by default the image's HEALTHCHECK, or else whether the first port accepts connections
     * @return this
     */
    public RunBuilder healthCheck(HealthCheck check) {
        run.healthCheck(check);
        return this;
    }

    /**
     * Sets a part of the check and leaves the rest, its kind included, as it is: as the repository's file says, or by default.
     *
     * @param change what to set: {@code check -> check.interval(Duration.ofSeconds(5))}
     * @return this
     */
    public RunBuilder healthCheck(UnaryOperator<HealthCheck> change) {
        run.healthCheck(change.apply(HealthCheck.unset()));
        return this;
    }

    /**
     * The command in place of the image's.
     *
     * @param words program and arguments
     * @return this
     */
    public RunBuilder command(String... words) {
        run.command(List.of(words));
        return this;
    }

    /**
     * The entry point in place of the image's.
     *
     * @param words program and arguments
     * @return this
     */
    public RunBuilder entrypoint(String... words) {
        run.entrypoint(List.of(words));
        return this;
    }

    /**
     * The directory that the command starts in.
     *
     * @param path an absolute path in the container
     * @return this
     */
    public RunBuilder workingDirectory(String path) {
        run.workingDirectory(path);
        return this;
    }

    /**
     * The network to join.
     *
     * @param name the name of a network of the engine
     * @return this
     */
    public RunBuilder network(String name) {
        run.network(name);
        return this;
    }

    /**
     * Adds a mount.
     *
     * @param volume what to mount and where
     * @return this
     */
    public RunBuilder volume(Volume volume) {
        run.addVolume(volume);
        return this;
    }

    /**
     * Adds a label to the container.
     *
     * @param name its name
     * @param value its value
     * @return this
     */
    public RunBuilder label(String name, String value) {
        run.addLabel(name, value);
        return this;
    }

    /**
     * What the engine does when the program ends.
     *
     * @param policy nothing by default
     * @return this
     */
    public RunBuilder restartPolicy(RestartPolicy policy) {
        run.restartPolicy(policy);
        return this;
    }

    /**
     * How long the instance may live; then it is stopped and removed.
     *
     * @param time from its start, positive
     * @return this
     */
    public RunBuilder lifetime(Duration time) {
        run.lifetime(time);
        return this;
    }

    /**
     * The signal that asks the program to end.
     *
     * @param signal as in {@code SIGINT}
     * @return this
     */
    public RunBuilder stopSignal(String signal) {
        run.stopSignal(signal);
        return this;
    }

    /**
     * How long the program may take to end before it is killed.
     *
     * @param time in whole seconds
     * @return this
     */
    public RunBuilder stopGracePeriod(Duration time) {
        run.stopGracePeriod(time);
        return this;
    }

    /**
     * Whether a small init process runs as number 1, so that signals and orphans are taken care of.
     *
     * @param wanted true by default
     * @return this
     */
    public RunBuilder init(boolean wanted) {
        run.init(wanted);
        return this;
    }

    /**
     * What to do when instances of the component run already.
     *
     * @param action {@link WhenRunning#ADD} by default
     * @return this
     */
    public RunBuilder whenRunning(WhenRunning action) {
        whenRunning = action;
        return this;
    }

    /**
     * When to remove the image.
     *
     * @param policy the settings' by default
     * @return this
     */
    public RunBuilder imageCleanup(ImageCleanupPolicy policy) {
        launch.imageCleanupPolicy(policy);
        return this;
    }

    /**
     * How long the whole launch may take. The limits of the single stages hold besides.
     *
     * @param time from the call of {@link #launch()}, positive
     * @return this
     * @throws ConfigException when it is not positive
     */
    public RunBuilder deadline(Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw invalid("A deadline of " + time + " for " + component + " is not accepted. Give it a positive time.");
        }
        deadline = Optional.of(time);
        return this;
    }

    /**
     * Listens to what happens to this instance, from its launch to its end.
     *
     * @param listener called on the runner's delivery thread, one event at a time
     * @return this
     */
    public RunBuilder onEvent(Consumer<? super RunEvent> listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Begins the launch and returns at once.
     *
     * @return the launch under way
     * @throws ConfigException when no source was given
     */
    public Operation<Instance> launch() {
        return launcher.launch(request());
    }

    /**
     * Finds out what {@link #start()} would do, and does nothing of it: fetches the source, decides as a launch does, and asks the
     * engine what it has. Nothing is built, pulled, created or removed, no event is told. Blocks for at most the deadline, or the
     * limits of fetching and of the questions to the engine. An interrupt of this thread cancels it, and stays set.
     *
     * @return what would happen, and why
     * @throws ConfigException when no source was given
     * @throws RunnerException when a launch would fail before anything is built; its code says why
     */
    public RunPlan plan() {
        return launcher.plan(request());
    }

    /**
     * Launches, and returns when the instance is ready. Blocks for at most the deadline, or the sum of the stages' limits. An
     * interrupt of this thread cancels the launch, waits until it is over, and leaves the thread interrupted.
     *
     * @return the running instance
     * @throws RunnerException when the launch failed; its code says why
     */
    public Instance start() {
        Operation<Instance> launch = launch();
        try {
            return launch.await();
        } catch (InterruptedException e) {
            launch.cancel();
            return outcomeOfInterrupted(launch);
        }
    }

    /** The launch is over: cancelled, or a moment earlier by itself. An instance that came to life is not to be lost. */
    private Instance outcomeOfInterrupted(Operation<Instance> launch) {
        try {
            // A further interrupt while cancelling is one and the same: the flag is set in the end.
            Thread.interrupted();
            return launch.await();
        } catch (OperationStoppedException e) {
            throw e.code().equals(ErrorCode.OPERATION_CANCELLED) ? interrupted(e) : e;
        } catch (InterruptedException e) {
            throw new IllegalStateException("an operation that is over is not waited for", e);
        } finally {
            Thread.currentThread().interrupt();
        }
    }

    private OperationStoppedException interrupted(OperationStoppedException e) {
        String left = e.getSuppressed().length == 0
                ? "Nothing of it is left."
                : "Something of it may be left, because it could not be undone: " + e.getSuppressed()[0].getMessage();
        String message = "The launch of " + component + " was cancelled, because its thread was interrupted. " + left;
        return new OperationStoppedException(new Failure(ErrorCode.OPERATION_CANCELLED, message, e.evidence()), e);
    }

    private RunRequest request() {
        if (source == null) {
            throw invalid("The component " + component + " has no source. Call source(..) before launch() or start().");
        }
        if (!(source instanceof GitSource) && (ref.isPresent() || credential.isPresent())) {
            throw invalid("The source of " + component + ", " + source.describe() + ", takes no "
                    + (ref.isPresent() ? "ref" : "credential") + ". Only a GitSource does.");
        }
        return new RunRequest(
                component,
                source instanceof GitSource git ? complete(git) : source,
                subdirectory,
                configPath,
                new ComponentConfig(build.build(), run.build(), launch.build()),
                registryCredentials,
                whenRunning,
                deadline,
                listeners);
    }

    private GitSource complete(GitSource git) {
        GitSource withRef = ref.map(git::ref).orElse(git);
        return credential.map(withRef::credential).orElse(withRef);
    }

    private static ConfigException invalid(String message) {
        return new ConfigException(Failure.of(ErrorCode.INVALID_CONFIGURATION, message), List.of(), null);
    }
}
