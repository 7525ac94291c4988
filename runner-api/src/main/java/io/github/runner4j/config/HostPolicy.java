package io.github.runner4j.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a repository's file may ask for. With nothing set the host's own values are the caps, and a file that goes beyond them is
 * refused. Host code is never held to it. Immutable.
 */
public sealed interface HostPolicy permits HostPolicyValues {

    /** What becomes of a value beyond its cap. */
    enum BeyondCap {
        /** The launch fails, naming the place in the repository's file. The default. */
        REFUSE,
        /** The cap takes its place; the plan says so. */
        CLAMP
    }

    /** A value that the host caps. */
    enum Cap {
        /** {@code resourceLimits.memory}. */
        MEMORY("resourceLimits.memory"),
        /** {@code resourceLimits.cpus}. */
        CPUS("resourceLimits.cpus"),
        /** {@code resourceLimits.pids}. */
        PIDS("resourceLimits.pids"),
        /** {@code lifetime}. */
        LIFETIME("lifetime"),
        /** {@code buildTimeout}. */
        BUILD_TIMEOUT("buildTimeout"),
        /** {@code runTimeout}. */
        RUN_TIMEOUT("runTimeout"),
        /** {@code stopGracePeriod}. */
        STOP_GRACE_PERIOD("stopGracePeriod"),
        /** {@code imageCleanupPolicy}. */
        IMAGE_CLEANUP_POLICY("imageCleanupPolicy"),
        /** {@code securityOptions}. */
        SECURITY_OPTIONS("securityOptions");

        private final String word;

        Cap(String word) {
            this.word = word;
        }

        /**
         * The name of the value.
         *
         * @return as in {@code resourceLimits.memory}
         */
        public String word() {
            return word;
        }
    }

    /**
     * What becomes of a value beyond its cap; {@link BeyondCap#REFUSE} by default.
     *
     * @return the value, if set
     */
    Optional<BeyondCap> beyondCap();

    /**
     * The values that have no cap; none by default.
     *
     * @return the value, if set
     */
    Optional<Set<Cap>> repositoryMayExceed();

    /**
     * Caps above the host's own values: limits, lifetime, timeouts. What is not set is capped by the host's own value.
     *
     * @return the caps
     */
    ComponentConfig caps();

    /**
     * Registries that FROM images may come from; any by default. {@code docker.io} is the default registry.
     *
     * @return the value, if set
     */
    Optional<List<String>> registries();

    /**
     * Capabilities that may be added; those that the host's own security options add by default.
     *
     * @return the value, if set
     */
    Optional<List<String>> capabilities();

    /**
     * Names that environment variables may have, {@code *} standing for any letters; any by default.
     *
     * @return the value, if set
     */
    Optional<List<String>> environment();

    /**
     * Networks that may be joined; none by default.
     *
     * @return the value, if set
     */
    Optional<List<String>> networks();

    /**
     * This policy, and for what is not set the other.
     *
     * @param base the level below
     * @return the combination
     */
    default HostPolicy over(HostPolicy base) {
        return new HostPolicyValues(
                beyondCap().or(base::beyondCap),
                repositoryMayExceed().or(base::repositoryMayExceed),
                caps().over(base.caps()),
                registries().or(base::registries),
                capabilities().or(base::capabilities),
                environment().or(base::environment),
                networks().or(base::networks));
    }

    /**
     * A builder that starts from this policy.
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
        return new Builder(HostPolicyValues.START);
    }

    /** Sets rules one by one. */
    final class Builder {

        private Optional<BeyondCap> beyondCap;
        private Optional<Set<Cap>> repositoryMayExceed;
        private ComponentConfig caps;
        private Optional<List<String>> registries;
        private Optional<List<String>> capabilities;
        private Optional<List<String>> environment;
        private Optional<List<String>> networks;

        private Builder(HostPolicy start) {
            this.beyondCap = start.beyondCap();
            this.repositoryMayExceed = start.repositoryMayExceed();
            this.caps = start.caps();
            this.registries = start.registries();
            this.capabilities = start.capabilities();
            this.environment = start.environment();
            this.networks = start.networks();
        }

        /**
         * What becomes of a value beyond its cap.
         *
         * @param action what to do
         * @return this
         */
        public Builder beyondCap(BeyondCap action) {
            beyondCap = Optional.of(action);
            return this;
        }

        /**
         * Takes the caps off some values.
         *
         * @param values the values that a repository may set as it likes
         * @return this
         */
        public Builder repositoryMayExceed(Set<Cap> values) {
            repositoryMayExceed = Optional.of(Set.copyOf(values));
            return this;
        }

        /**
         * Raises or lowers caps.
         *
         * @param values limits, lifetime and timeouts; those not set stay as they are
         * @return this
         */
        public Builder caps(ComponentConfig values) {
            caps = values.over(caps);
            return this;
        }

        /**
         * Registries that FROM images may come from.
         *
         * @param hosts their hosts, with the port where there is one; {@code docker.io} for the default
         * @return this
         */
        public Builder registries(List<String> hosts) {
            registries = Optional.of(List.copyOf(hosts));
            return this;
        }

        /**
         * Capabilities that may be added.
         *
         * @param names as in {@code NET_BIND_SERVICE}
         * @return this
         */
        public Builder capabilities(List<String> names) {
            capabilities = Optional.of(List.copyOf(names));
            return this;
        }

        /**
         * Names that environment variables may have.
         *
         * @param patterns as in {@code APP_*}
         * @return this
         */
        public Builder environment(List<String> patterns) {
            environment = Optional.of(List.copyOf(patterns));
            return this;
        }

        /**
         * Networks that may be joined.
         *
         * @param names networks of the engine
         * @return this
         */
        public Builder networks(List<String> names) {
            networks = Optional.of(List.copyOf(names));
            return this;
        }

        /**
         * The policy.
         *
         * @return an immutable value
         */
        public HostPolicy build() {
            return new HostPolicyValues(
                    beyondCap, repositoryMayExceed, caps, registries, capabilities, environment, networks);
        }
    }
}
