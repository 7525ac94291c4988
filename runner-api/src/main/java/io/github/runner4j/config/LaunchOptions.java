package io.github.runner4j.config;

import java.time.Duration;
import java.util.Optional;

/** How a launch goes. What is not set is taken from the level below. Immutable. */
public sealed interface LaunchOptions permits LaunchOptionsValues {

    /** The least {@link #connectionTimeout()} and {@link #fetchTimeout()}: 1 s. */
    Duration LEAST_CONNECTION_TIMEOUT = Duration.ofSeconds(1);

    /** The least {@link #buildTimeout()}: 10 s. */
    Duration LEAST_BUILD_TIMEOUT = Duration.ofSeconds(10);

    /** The least {@link #runTimeout()}: 5 s. */
    Duration LEAST_RUN_TIMEOUT = Duration.ofSeconds(5);

    /**
     * How long one short call to the engine may take.
     *
     * @return the value, if set
     */
    Optional<Duration> connectionTimeout();

    /**
     * How long fetching the source may take.
     *
     * @return the value, if set
     */
    Optional<Duration> fetchTimeout();

    /**
     * How long building the image may take.
     *
     * @return the value, if set
     */
    Optional<Duration> buildTimeout();

    /**
     * How long starting the container and becoming ready may take.
     *
     * @return the value, if set
     */
    Optional<Duration> runTimeout();

    /**
     * When the image is removed.
     *
     * @return the value, if set
     */
    Optional<ImageCleanupPolicy> imageCleanupPolicy();

    /**
     * These options, and for those not set the others.
     *
     * @param base the level below
     * @return the combination
     */
    default LaunchOptions over(LaunchOptions base) {
        return new LaunchOptionsValues(
                connectionTimeout().or(base::connectionTimeout),
                fetchTimeout().or(base::fetchTimeout),
                buildTimeout().or(base::buildTimeout),
                runTimeout().or(base::runTimeout),
                imageCleanupPolicy().or(base::imageCleanupPolicy));
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
        return new Builder(LaunchOptionsValues.START);
    }

    /** Sets options one by one. */
    final class Builder {

        private Optional<Duration> connectionTimeout;
        private Optional<Duration> fetchTimeout;
        private Optional<Duration> buildTimeout;
        private Optional<Duration> runTimeout;
        private Optional<ImageCleanupPolicy> imageCleanupPolicy;

        private Builder(LaunchOptions start) {
            this.connectionTimeout = start.connectionTimeout();
            this.fetchTimeout = start.fetchTimeout();
            this.buildTimeout = start.buildTimeout();
            this.runTimeout = start.runTimeout();
            this.imageCleanupPolicy = start.imageCleanupPolicy();
        }

        /**
         * How long one short call to the engine may take.
         *
         * @param time at least {@link #LEAST_CONNECTION_TIMEOUT}
         * @return this
         * @throws ConfigException when it is less
         */
        public Builder connectionTimeout(Duration time) {
            connectionTimeout = Optional.of(atLeast("connectionTimeout", time, LEAST_CONNECTION_TIMEOUT));
            return this;
        }

        /**
         * How long fetching the source may take.
         *
         * @param time at least {@link #LEAST_CONNECTION_TIMEOUT}
         * @return this
         * @throws ConfigException when it is less
         */
        public Builder fetchTimeout(Duration time) {
            fetchTimeout = Optional.of(atLeast("fetchTimeout", time, LEAST_CONNECTION_TIMEOUT));
            return this;
        }

        /**
         * How long building the image may take.
         *
         * @param time at least {@link #LEAST_BUILD_TIMEOUT}
         * @return this
         * @throws ConfigException when it is less
         */
        public Builder buildTimeout(Duration time) {
            buildTimeout = Optional.of(atLeast("buildTimeout", time, LEAST_BUILD_TIMEOUT));
            return this;
        }

        /**
         * How long starting the container and becoming ready may take.
         *
         * @param time at least {@link #LEAST_RUN_TIMEOUT}
         * @return this
         * @throws ConfigException when it is less
         */
        public Builder runTimeout(Duration time) {
            runTimeout = Optional.of(atLeast("runTimeout", time, LEAST_RUN_TIMEOUT));
            return this;
        }

        /**
         * When the image is removed.
         *
         * @param policy the policy
         * @return this
         */
        public Builder imageCleanupPolicy(ImageCleanupPolicy policy) {
            imageCleanupPolicy = Optional.of(policy);
            return this;
        }

        /**
         * The options.
         *
         * @return an immutable value
         */
        public LaunchOptions build() {
            return new LaunchOptionsValues(
                    connectionTimeout, fetchTimeout, buildTimeout, runTimeout, imageCleanupPolicy);
        }

        private static Duration atLeast(String name, Duration time, Duration least) {
            if (time.compareTo(least) < 0) {
                throw Invalid.value("The " + name, time, "at least " + least.toMillis() + " ms");
            }
            return time;
        }
    }
}
