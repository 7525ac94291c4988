package io.github.runner4j.assembly;

import io.github.runner4j.Runner;
import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.HostPolicy;
import io.github.runner4j.config.MonitoringOptions;
import io.github.runner4j.config.Settings;
import io.github.runner4j.config.level.HostConfig;
import io.github.runner4j.config.level.Level;
import io.github.runner4j.config.level.Origin;
import io.github.runner4j.config.level.PolicyLevel;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.spi.ConfigReader;
import io.github.runner4j.spi.ContainerEngine;
import io.github.runner4j.spi.ImageBuilder;
import io.github.runner4j.spi.SourceProvider;
import io.github.runner4j.spi.StageContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link Runner} together from ports. Implementations of an engine use it, and so do programs that bring ports of their
 * own. The runner owns what it is given: closing it closes the engine and the threads. For one thread.
 */
public final class RunnerAssembly {

    private final List<SourceProvider> sources = new ArrayList<>();
    private final List<AutoCloseable> owned = new ArrayList<>();
    private Settings settings = Settings.builder().build();
    private final Map<String, Level> components = new LinkedHashMap<>();
    private HostPolicy policy = HostPolicy.builder().build();
    private MonitoringOptions monitoring = MonitoringOptions.NONE;
    private HostConfig files = HostConfig.EMPTY;
    private Clock clock = Clock.systemUTC();
    private RunnerThreads threads = RunnerThreads.create();
    private @Nullable ConfigReader configReader;
    private @Nullable ImageBuilder images;
    private @Nullable ContainerEngine engine;

    private RunnerAssembly() {}

    /**
     * An assembly without parts.
     *
     * @return the assembly
     */
    public static RunnerAssembly create() {
        return new RunnerAssembly();
    }

    /**
     * Adds a source provider. The first one that understands a source is used.
     *
     * @param provider the port; at least one is required
     * @return this
     */
    public RunnerAssembly addSource(SourceProvider provider) {
        sources.add(provider);
        return this;
    }

    /**
     * Reads the repositories' files.
     *
     * @param reader the port; required
     * @return this
     */
    public RunnerAssembly configReader(ConfigReader reader) {
        configReader = reader;
        return this;
    }

    /**
     * Builds images.
     *
     * @param builder the port; required
     * @return this
     */
    public RunnerAssembly images(ImageBuilder builder) {
        images = builder;
        return this;
    }

    /**
     * Runs containers.
     *
     * @param port the port; required
     * @return this
     */
    public RunnerAssembly engine(ContainerEngine port) {
        engine = port;
        return this;
    }

    /**
     * What the host's program says of all launches. It goes over what its files say, also of single components, key by key.
     *
     * @param values nothing when not called; replaces what was given before
     * @return this
     */
    public RunnerAssembly settings(Settings values) {
        settings = values;
        return this;
    }

    /**
     * What the host's program says of the launches of one component. It goes over everything else that the host says.
     *
     * @param name the component's name
     * @param values what is set in them; they go over what was given of the component before
     * @return this
     * @throws ConfigException when they set what belongs to a runner: the owner, what becomes of instances when it is closed, the
     *     size of the error history
     */
    public RunnerAssembly component(String name, Settings values) {
        if (isOfRunner(values)) {
            throw new ConfigException(
                    Failure.of(
                            ErrorCode.INVALID_CONFIGURATION,
                            "The settings of the component " + name
                                    + " name an owner, what becomes of instances when the"
                                    + " runner is closed, or the size of the error history. These belong to the runner:"
                                    + " set them for all components."),
                    List.of(),
                    null);
        }
        components.merge(name, Level.of(values.given(), Origin.HOST_CODE), (before, now) -> now.over(before));
        return this;
    }

    /**
     * What the host's program says of what repositories may ask for. It goes over what its files say, key by key.
     *
     * @param rules nothing when not called; replaces what was given before
     * @return this
     */
    public RunnerAssembly policy(HostPolicy rules) {
        policy = rules;
        return this;
    }

    /**
     * What the host's program says of how instances are watched. It goes over what its files say, key by key.
     *
     * @param options nothing when not called; replaces what was given before
     * @return this
     */
    public RunnerAssembly monitoring(MonitoringOptions options) {
        monitoring = options;
        return this;
    }

    /**
     * What the host's files say.
     *
     * @param said nothing when not called
     * @return this
     */
    public RunnerAssembly hostConfig(HostConfig said) {
        files = said;
        return this;
    }

    /**
     * What holds for all launches by all that was given until now.
     *
     * @return the settings of the host's program, over those of its files
     */
    public Settings settings() {
        return settings.over(files.settings());
    }

    /**
     * What time it is.
     *
     * @param source the system's clock when not called
     * @return this
     */
    public RunnerAssembly clock(Clock source) {
        clock = source;
        return this;
    }

    /**
     * Where work runs. An engine that needs threads shares them with its runner.
     *
     * @param shared threads of its own when not called
     * @return this
     */
    public RunnerAssembly threads(RunnerThreads shared) {
        threads = shared;
        return this;
    }

    /**
     * Closes something with the runner, after its threads have ended and before the engine.
     *
     * @param resource what to close
     * @return this
     */
    public RunnerAssembly addOwned(AutoCloseable resource) {
        owned.add(resource);
        return this;
    }

    /**
     * Does something before there is a runner, such as finding the engine, under the connection timeout of the settings. Blocks
     * for at most that time.
     *
     * @param what what is done, as the subject of a sentence: {@code Finding the engine}
     * @param work the work
     * @param <T> what it results in
     * @return the result
     * @throws RunnerException when it failed or did not end in time; the threads are closed then
     */
    public <T> T connect(String what, Function<StageContext, T> work) {
        try (Bound bound = Bound.of(what, settings().connectionTimeout(), "connectionTimeout", threads.timer())) {
            return bound.run(() -> work.apply(bound));
        } catch (RuntimeException e) {
            threads.close();
            throw e;
        }
    }

    /**
     * Asks the engine about itself, finds the instances that the owner's earlier processes left, and keeps their lifetimes.
     *
     * @return the runner
     * @throws RunnerException when the engine cannot be reached; everything given is closed then
     */
    public Runner build() {
        ContainerEngine port = Objects.requireNonNull(engine, "engine");
        try {
            AssembledRunner runner = new AssembledRunner(parts(port), List.copyOf(owned));
            runner.adopt();
            return runner;
        } catch (RuntimeException | Error e) {
            Undo undo = new Undo();
            undo.push(port::close);
            owned.forEach(each -> undo.push(() -> AssembledRunner.close(each)));
            undo.push(threads::close);
            undo.unwind(e);
            throw e;
        }
    }

    private Parts parts(ContainerEngine port) {
        return new Parts(
                List.copyOf(sources),
                Objects.requireNonNull(configReader, "configReader"),
                Objects.requireNonNull(images, "images"),
                port,
                connect("Asking the engine about itself", port::info),
                settings(),
                host(),
                clock,
                threads,
                ConcurrentHashMap.newKeySet());
    }

    private static boolean isOfRunner(Settings values) {
        Settings defaults = Settings.builder().build();
        return !values.owner().equals(defaults.owner())
                || values.whenClosed() != defaults.whenClosed()
                || values.errorHistory() != defaults.errorHistory();
    }

    private HostConfig host() {
        Level all = Level.of(settings.given(), Origin.HOST_CODE);
        PolicyLevel rules = PolicyLevel.of(policy, Origin.HOST_CODE);
        return new HostConfig(all, components, monitoring, rules).above(files);
    }
}
