package io.github.runner4j.config;

import io.github.runner4j.secret.Variable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the container is run. What is not set is taken from the level below. Immutable. */
public sealed interface RunOptions permits RunOptionsValues {

    /**
     * Environment variables.
     *
     * @return the value
     */
    List<Variable> environment();

    /**
     * Ports to publish; the image's EXPOSE when empty.
     *
     * @return the entries, possibly none
     */
    List<PortRequest> ports();

    /**
     * Mounts.
     *
     * @return the entries, possibly none
     */
    List<Volume> volumes();

    /**
     * Labels besides the library's own.
     *
     * @return the entries, possibly none
     */
    Map<String, String> labels();

    /**
     * What the container may use.
     *
     * @return the value
     */
    Limits limits();

    /**
     * What the container is kept from.
     *
     * @return the value, if set
     */
    Optional<SecurityOptions> security();

    /**
     * How to find out whether it does its work.
     *
     * @return the value, if set
     */
    Optional<HealthCheck> healthCheck();

    /**
     * The command in place of the image's.
     *
     * @return the value, if set
     */
    Optional<List<String>> command();

    /**
     * The entry point in place of the image's.
     *
     * @return the value, if set
     */
    Optional<List<String>> entrypoint();

    /**
     * The directory that the command starts in, in place of the image's.
     *
     * @return the value, if set
     */
    Optional<String> workingDirectory();

    /**
     * The network to join; the engine's default by default.
     *
     * @return the value, if set
     */
    Optional<String> network();

    /**
     * What the engine does when the container ends; nothing by default.
     *
     * @return the value, if set
     */
    Optional<RestartPolicy> restartPolicy();

    /**
     * How long the instance may live; without end by default.
     *
     * @return the value, if set
     */
    Optional<Duration> lifetime();

    /**
     * The signal that asks the program to end; the image's, or SIGTERM.
     *
     * @return the value, if set
     */
    Optional<String> stopSignal();

    /**
     * How long the program may take to end before it is killed.
     *
     * @return the value, if set
     */
    Optional<Duration> stopGracePeriod();

    /**
     * Whether a small init process runs as number 1, so that signals and orphans are taken care of.
     *
     * @return the value, if set
     */
    Optional<Boolean> init();

    /**
     * These options, and for those not set the others. Lists are replaced as a whole, maps entry by entry, limits and the health check
     * key by key.
     *
     * @param base the level below
     * @return the combination
     */
    default RunOptions over(RunOptions base) {
        return new RunOptionsValues(
                Layers.variables(base.environment(), environment()),
                ports().isEmpty() ? base.ports() : ports(),
                volumes().isEmpty() ? base.volumes() : volumes(),
                Layers.entries(base.labels(), labels()),
                limits().over(base.limits()),
                security().isPresent() ? security() : base.security(),
                Layers.checks(base.healthCheck(), healthCheck()),
                command().isPresent() ? command() : base.command(),
                entrypoint().isPresent() ? entrypoint() : base.entrypoint(),
                workingDirectory().isPresent() ? workingDirectory() : base.workingDirectory(),
                network().isPresent() ? network() : base.network(),
                restartPolicy().isPresent() ? restartPolicy() : base.restartPolicy(),
                lifetime().isPresent() ? lifetime() : base.lifetime(),
                stopSignal().isPresent() ? stopSignal() : base.stopSignal(),
                stopGracePeriod().isPresent() ? stopGracePeriod() : base.stopGracePeriod(),
                init().isPresent() ? init() : base.init());
    }

    /**
     * A builder that starts from these options.
     *
     * @return the builder
     */
    default Builder toBuilder() {
        return new Builder(this);
    }

    /**
     * A builder in which nothing is set.
     *
     * @return the builder
     */
    static Builder builder() {
        return new Builder(RunOptionsValues.START);
    }

    /** Sets options one by one. */
    final class Builder {

        private List<Variable> environment;
        private List<PortRequest> ports;
        private List<Volume> volumes;
        private Map<String, String> labels;
        private Limits limits;
        private Optional<SecurityOptions> security;
        private Optional<HealthCheck> healthCheck;
        private Optional<List<String>> command;
        private Optional<List<String>> entrypoint;
        private Optional<String> workingDirectory;
        private Optional<String> network;
        private Optional<RestartPolicy> restartPolicy;
        private Optional<Duration> lifetime;
        private Optional<String> stopSignal;
        private Optional<Duration> stopGracePeriod;
        private Optional<Boolean> init;

        private Builder(RunOptions start) {
            this.environment = start.environment();
            this.ports = start.ports();
            this.volumes = start.volumes();
            this.labels = start.labels();
            this.limits = start.limits();
            this.security = start.security();
            this.healthCheck = start.healthCheck();
            this.command = start.command();
            this.entrypoint = start.entrypoint();
            this.workingDirectory = start.workingDirectory();
            this.network = start.network();
            this.restartPolicy = start.restartPolicy();
            this.lifetime = start.lifetime();
            this.stopSignal = start.stopSignal();
            this.stopGracePeriod = start.stopGracePeriod();
            this.init = start.init();
        }

        /**
         * Appends an environment variable; a later one of the same name wins.
         *
         * @param variable the variable
         * @return this
         */
        public Builder addEnvironment(Variable variable) {
            environment = Layers.variables(environment, List.of(variable));
            return this;
        }

        /**
         * Appends a port to publish.
         *
         * @param port the port
         * @return this
         */
        public Builder addPort(PortRequest port) {
            ports = Layers.append(ports, port);
            return this;
        }

        /**
         * Appends a mount.
         *
         * @param volume the mount
         * @return this
         */
        public Builder addVolume(Volume volume) {
            volumes = Layers.append(volumes, volume);
            return this;
        }

        /**
         * Appends a label.
         *
         * @param name the label's name
         * @param value the label's value
         * @return this
         */
        public Builder addLabel(String name, String value) {
            labels = Layers.entries(labels, Map.of(name, value));
            return this;
        }

        /**
         * What the container may use.
         *
         * @param newLimits the limits; those not set stay as they are
         * @return this
         */
        public Builder limits(Limits newLimits) {
            limits = newLimits.over(limits);
            return this;
        }

        /**
         * What the container is kept from.
         *
         * @param options replaces all security options of the levels below
         * @return this
         */
        public Builder security(SecurityOptions options) {
            security = Optional.of(options);
            return this;
        }

        /**
         * How to find out whether it does its work.
         *
         * @param check the check; what is not set in it stays as it is
         * @return this
         */
        public Builder healthCheck(HealthCheck check) {
            healthCheck = Layers.checks(healthCheck, Optional.of(check));
            return this;
        }

        /**
         * The command in place of the image's.
         *
         * @param words program and arguments
         * @return this
         */
        public Builder command(List<String> words) {
            command = Optional.of(List.copyOf(words));
            return this;
        }

        /**
         * The entry point in place of the image's.
         *
         * @param words program and arguments
         * @return this
         */
        public Builder entrypoint(List<String> words) {
            entrypoint = Optional.of(List.copyOf(words));
            return this;
        }

        /**
         * The directory that the command starts in.
         *
         * @param path an absolute path in the container
         * @return this
         */
        public Builder workingDirectory(String path) {
            workingDirectory = Optional.of(path);
            return this;
        }

        /**
         * The network to join.
         *
         * @param name the name of a network of the engine
         * @return this
         */
        public Builder network(String name) {
            network = Optional.of(name);
            return this;
        }

        /**
         * What the engine does when the container ends.
         *
         * @param policy the policy
         * @return this
         */
        public Builder restartPolicy(RestartPolicy policy) {
            restartPolicy = Optional.of(policy);
            return this;
        }

        /**
         * How long the instance may live.
         *
         * @param time from its start, positive
         * @return this
         */
        public Builder lifetime(Duration time) {
            if (time.isZero() || time.isNegative()) {
                throw Invalid.value("The lifetime", time, "a positive time");
            }
            lifetime = Optional.of(time);
            return this;
        }

        /**
         * The signal that asks the program to end.
         *
         * @param signal as in {@code SIGINT}
         * @return this
         */
        public Builder stopSignal(String signal) {
            stopSignal = Optional.of(signal);
            return this;
        }

        /**
         * How long the program may take to end before it is killed.
         *
         * @param time zero or more, in whole seconds
         * @return this
         */
        public Builder stopGracePeriod(Duration time) {
            if (time.isNegative()) {
                throw Invalid.value("The stop grace period", time, "zero or more");
            }
            stopGracePeriod = Optional.of(time);
            return this;
        }

        /**
         * Whether a small init process runs as number 1.
         *
         * @param wanted true by default
         * @return this
         */
        public Builder init(boolean wanted) {
            init = Optional.of(wanted);
            return this;
        }

        /**
         * The options.
         *
         * @return an immutable value
         */
        public RunOptions build() {
            return new RunOptionsValues(
                    environment,
                    ports,
                    volumes,
                    labels,
                    limits,
                    security,
                    healthCheck,
                    command,
                    entrypoint,
                    workingDirectory,
                    network,
                    restartPolicy,
                    lifetime,
                    stopSignal,
                    stopGracePeriod,
                    init);
        }
    }
}
