package io.github.runner4j.docker;

import io.github.runner4j.Runner;
import io.github.runner4j.assembly.RunnerAssembly;
import io.github.runner4j.assembly.RunnerThreads;
import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.HostPolicy;
import io.github.runner4j.config.MonitoringOptions;
import io.github.runner4j.config.Settings;
import io.github.runner4j.config.file.ComponentFile;
import io.github.runner4j.config.file.ConfigReport;
import io.github.runner4j.config.file.ConfigText;
import io.github.runner4j.config.file.HostFiles;
import io.github.runner4j.docker.internal.container.DockerEngine;
import io.github.runner4j.docker.internal.daemon.Daemon;
import io.github.runner4j.docker.internal.daemon.DaemonLocator;
import io.github.runner4j.docker.internal.daemon.Machine;
import io.github.runner4j.docker.internal.daemon.Timing;
import io.github.runner4j.docker.internal.directory.DirectorySourceProvider;
import io.github.runner4j.docker.internal.git.GitOptions;
import io.github.runner4j.docker.internal.git.GitSourceProvider;
import io.github.runner4j.docker.internal.image.DockerImageBuilder;
import io.github.runner4j.docker.internal.registry.RegistryCredentials;
import io.github.runner4j.docker.internal.yaml.YamlConfigReader;
import io.github.runner4j.error.DaemonException;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.spi.ConfigReader;
import io.github.runner4j.spi.ContainerEngine;
import io.github.runner4j.spi.CredentialProvider;
import io.github.runner4j.spi.ImageBuilder;
import io.github.runner4j.spi.SourceProvider;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Makes a {@link Runner} that runs components on a Docker Engine or on Podman: Git and directories as sources,
 * {@code .runner/config.yml}, images and containers by the Engine API.
 */
public final class DockerRunner {

    private DockerRunner() {}

    /**
     * A runner with default settings on the engine that is found: {@code DOCKER_HOST}, the current Docker context, or the first of
     * the usual sockets that answers.
     *
     * @return the runner
     * @throws DaemonException {@link ErrorCode#DOCKER_NOT_INSTALLED}, {@link ErrorCode#DOCKER_DAEMON_NOT_RUNNING},
     *     {@link ErrorCode#DOCKER_ACCESS_DENIED} or {@link ErrorCode#DOCKER_OPERATION_UNSUPPORTED}, with every place looked at
     */
    public static Runner create() {
        return builder().build();
    }

    /**
     * Sets options one by one.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Options of a runner on Docker or Podman. For one thread. */
    public static final class Builder {

        private final List<SourceProvider> sources = new ArrayList<>();
        private Optional<String> daemon = Optional.empty();
        private final List<Path> hostFiles = new ArrayList<>();
        private Settings.Builder settings = Settings.builder();
        private final Map<String, Settings.Builder> components = new LinkedHashMap<>();
        private HostPolicy policy = HostPolicy.builder().build();
        private MonitoringOptions monitoring = MonitoringOptions.NONE;
        private Function<String, Optional<String>> environment = name -> Optional.ofNullable(System.getenv(name));
        private Path cacheDirectory = Path.of(System.getProperty("user.home"), ".cache", "runner4j");
        private CredentialProvider credentials = CredentialProvider.NONE;
        private Optional<Path> trustedCertificates = Optional.empty();
        private Optional<Path> knownHosts = Optional.empty();
        private Optional<ConfigReader> configReader = Optional.empty();
        private Optional<ImageBuilder> images = Optional.empty();
        private Optional<ContainerEngine> engine = Optional.empty();
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /**
         * The engine's address, in place of looking for one.
         *
         * @param address {@code unix:///path/to.sock} or {@code tcp://host:port}
         * @return this
         */
        public Builder daemon(String address) {
            daemon = Optional.of(address);
            return this;
        }

        /**
         * Adds a host's file: {@code runner.yml}, or a larger file with a {@code runner} block. It is read by {@link #build()}.
         *
         * @param file the file; where several say something, the one added last counts, key by key
         * @return this
         */
        public Builder hostFile(Path file) {
            hostFiles.add(file);
            return this;
        }

        /**
         * Where {@code ${NAME}} in a host's file is looked up.
         *
         * @param variables by name; those of this process by default
         * @return this
         */
        public Builder environment(Map<String, String> variables) {
            Map<String, String> all = Map.copyOf(variables);
            environment = name -> Optional.ofNullable(all.get(name));
            return this;
        }

        /**
         * What holds for all launches, whatever the host's files say.
         *
         * @param values what is set in them goes over the host's files, key by key; they replace what was given before
         * @return this
         */
        public Builder settings(Settings values) {
            settings = values.toBuilder();
            return this;
        }

        /**
         * Sets what holds for all launches, whatever the host's files say, even of a single component. A repository may ask for less
         * than that, and never for more.
         *
         * @param change as in {@code s -> s.owner("portal").whenClosed(WhenClosed.LEAVE)}
         * @return this
         */
        public Builder settings(UnaryOperator<Settings.Builder> change) {
            settings = change.apply(settings);
            return this;
        }

        /**
         * Sets what holds for the launches of one component, over {@link #settings(UnaryOperator)}.
         *
         * @param name the component's name
         * @param change as in {@code s -> s.limits(Limits.of(l -> l.memory("4g")))}; the owner, what becomes of instances when the
         *     runner is closed, and the size of the error history belong to the runner, and make {@link #build()} fail here
         * @return this
         */
        public Builder component(String name, UnaryOperator<Settings.Builder> change) {
            components.put(name, change.apply(components.getOrDefault(name, Settings.builder())));
            return this;
        }

        /**
         * What repositories may ask for.
         *
         * @param rules what is set in them goes over the host's files, rule by rule; they replace what was given before
         * @return this
         */
        public Builder policy(HostPolicy rules) {
            policy = rules;
            return this;
        }

        /**
         * How instances are watched.
         *
         * @param options what is set in them goes over the host's files, key by key; they replace what was given before
         * @return this
         */
        public Builder monitoring(MonitoringOptions options) {
            monitoring = options;
            return this;
        }

        /**
         * Where Git repositories are mirrored. Safe to share with other processes.
         *
         * @param directory made when needed; {@code ~/.cache/runner4j} by default
         * @return this
         */
        public Builder cacheDirectory(Path directory) {
            cacheDirectory = directory;
            return this;
        }

        /**
         * Who we are, for hosts that a launch brings no credential for.
         *
         * @param provider knows nobody by default
         * @return this
         */
        public Builder credentials(CredentialProvider provider) {
            credentials = provider;
            return this;
        }

        /**
         * Certificates that Git servers may show besides those that the JVM trusts.
         *
         * @param pem file with certificates in PEM form
         * @return this
         */
        public Builder trustedCertificates(Path pem) {
            trustedCertificates = Optional.of(pem);
            return this;
        }

        /**
         * Hosts that SSH may talk to when a credential brings no list of its own.
         *
         * @param file in OpenSSH's {@code known_hosts} form
         * @return this
         */
        public Builder knownHosts(Path file) {
            knownHosts = Optional.of(file);
            return this;
        }

        /**
         * Adds a source provider of a plugin; it is asked before the built-in ones.
         *
         * @param provider the port
         * @return this
         */
        public Builder addSource(SourceProvider provider) {
            sources.add(provider);
            return this;
        }

        /**
         * Reads configuration files in place of the built-in YAML reader.
         *
         * @param reader the port
         * @return this
         */
        public Builder configReader(ConfigReader reader) {
            configReader = Optional.of(reader);
            return this;
        }

        /**
         * Builds images in place of the built-in builder.
         *
         * @param builder the port
         * @return this
         */
        public Builder images(ImageBuilder builder) {
            images = Optional.of(builder);
            return this;
        }

        /**
         * Runs containers in place of the built-in engine.
         *
         * @param port the port; the runner closes it
         * @return this
         */
        public Builder engine(ContainerEngine port) {
            engine = Optional.of(port);
            return this;
        }

        /**
         * What time it is.
         *
         * @param source the system's clock by default
         * @return this
         */
        public Builder clock(Clock source) {
            clock = source;
            return this;
        }

        /**
         * Reads the host's files and finds every problem in them. Needs no engine.
         *
         * @return the problems, each with its line
         */
        public ConfigReport checkHostFiles() {
            return new HostFiles(reader()::read, environment).check(hostFiles);
        }

        /**
         * Reads a repository's file, {@code .runner/config.yml}, and finds every problem in it. Needs no engine. What the host allows
         * is not looked at: that depends on the component, see {@code RunBuilder.plan()}.
         *
         * @param file the file
         * @return the problems, each with its line
         */
        public ConfigReport checkComponentFile(Path file) {
            try {
                return ComponentFile.check(ConfigText.read(file), reader()::read);
            } catch (ConfigException e) {
                return ConfigReport.of(e);
            }
        }

        private ConfigReader reader() {
            return configReader.orElseGet(YamlConfigReader::new);
        }

        /**
         * Finds the engine, agrees with it on a version of its API, and adopts what earlier processes of the same owner left.
         * Blocks for at most the connection timeout.
         *
         * @return the runner
         * @throws ConfigException with every problem of the host's files, or when a setting is not accepted
         * @throws DaemonException as {@link DockerRunner#create()}
         */
        public Runner build() {
            ConfigReader reader = reader();
            RunnerThreads threads = RunnerThreads.create();
            RunnerAssembly assembly = RunnerAssembly.create()
                    .hostConfig(new HostFiles(reader::read, environment).load(hostFiles))
                    .settings(settings.build())
                    .policy(policy)
                    .monitoring(monitoring)
                    .clock(clock)
                    .threads(threads)
                    .configReader(reader);
            components.forEach((name, values) -> assembly.component(name, values.build()));
            sources.forEach(assembly::addSource);
            assembly.addSource(new GitSourceProvider(git())).addSource(new DirectorySourceProvider());
            return build(assembly, threads);
        }

        private Runner build(RunnerAssembly assembly, RunnerThreads threads) {
            if (engine.isPresent() && images.isPresent()) {
                return assembly.engine(engine.get()).images(images.get()).build();
            }
            Machine machine = Machine.current();
            Timing timing = new Timing(assembly.settings().connectionTimeout(), threads.timer());
            Daemon found = find(assembly, machine, timing);
            return assembly.engine(engine.orElseGet(() -> new DockerEngine(found, clock, threads.workers())))
                    .images(images.orElseGet(
                            () -> new DockerImageBuilder(found, new RegistryCredentials(credentials, machine))))
                    .build();
        }

        private Daemon find(RunnerAssembly assembly, Machine machine, Timing timing) {
            DaemonLocator locator = new DaemonLocator(machine, daemon, timing);
            String what = "Finding the engine"
                    + daemon.map(address -> " at " + address).orElse("");
            return assembly.connect(what, locator::locate);
        }

        private GitOptions git() {
            GitOptions options = GitOptions.of(cacheDirectory.resolve("git"), credentials);
            options = trustedCertificates.map(options::trustedCertificates).orElse(options);
            return knownHosts.map(options::knownHosts).orElse(options);
        }
    }
}
