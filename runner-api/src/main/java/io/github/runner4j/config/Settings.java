package io.github.runner4j.config;

import java.time.Duration;
import java.util.Optional;

/** What holds for all launches of a runner. Immutable. */
public sealed interface Settings permits SettingsValues {

    /**
     * How long one short call to the engine may take; 30 s by default, at least 1 s.
     *
     * @return the value
     */
    Duration connectionTimeout();

    /**
     * How long fetching the source may take; 5 min by default, at least 1 s.
     *
     * @return the value
     */
    Duration fetchTimeout();

    /**
     * How long building the image may take; 10 min by default, at least 10 s.
     *
     * @return the value
     */
    Duration buildTimeout();

    /**
     * How long starting the container and becoming ready may take; 5 min by default, at least 5 s.
     *
     * @return the value
     */
    Duration runTimeout();

    /**
     * What a container may use when nobody says otherwise: 1 GiB, 1 core, 1,024 processes.
     *
     * @return the value
     */
    Limits limits();

    /**
     * What a container is kept from when nobody says otherwise: {@link SecurityOptions#DEFAULT}.
     *
     * @return the value
     */
    SecurityOptions security();

    /**
     * How long an instance may live when nobody says otherwise; without end by default.
     *
     * @return the value
     */
    Optional<Duration> lifetime();

    /**
     * How long a program may take to end before it is killed; 10 s by default.
     *
     * @return the value
     */
    Duration stopGracePeriod();

    /**
     * When images are removed; after a failed launch by default.
     *
     * @return the value
     */
    ImageCleanupPolicy imageCleanupPolicy();

    /**
     * What becomes of running instances when the runner is closed; they stop by default.
     *
     * @return the value
     */
    WhenClosed whenClosed();

    /**
     * Whose instances these are; {@code runner4j} by default. Runners of one owner on one engine share their instances, whatever
     * program they belong to: each lists them all, and {@code cleanUp()} of one removes those of the other. Give each
     * application an owner of its own.
     *
     * @return the value
     */
    String owner();

    /**
     * How many errors are remembered; 1,000 by default.
     *
     * @return the value
     */
    int errorHistory();

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
        return new Builder(SettingsValues.START);
    }

    /** Sets options one by one. */
    final class Builder {

        private Duration connectionTimeout;
        private Duration fetchTimeout;
        private Duration buildTimeout;
        private Duration runTimeout;
        private Limits limits;
        private SecurityOptions security;
        private Optional<Duration> lifetime;
        private Duration stopGracePeriod;
        private ImageCleanupPolicy imageCleanupPolicy;
        private WhenClosed whenClosed;
        private String owner;
        private int errorHistory;

        private Builder(Settings start) {
            this.connectionTimeout = start.connectionTimeout();
            this.fetchTimeout = start.fetchTimeout();
            this.buildTimeout = start.buildTimeout();
            this.runTimeout = start.runTimeout();
            this.limits = start.limits();
            this.security = start.security();
            this.lifetime = start.lifetime();
            this.stopGracePeriod = start.stopGracePeriod();
            this.imageCleanupPolicy = start.imageCleanupPolicy();
            this.whenClosed = start.whenClosed();
            this.owner = start.owner();
            this.errorHistory = start.errorHistory();
        }

        /**
         * How long one short call to the engine may take.
         *
         * @param time at least 1 s
         * @return this
         * @throws ConfigException when it is less
         */
        public Builder connectionTimeout(Duration time) {
            connectionTimeout = atLeast("connectionTimeout", time, 1_000);
            return this;
        }

        /**
         * How long fetching the source may take.
         *
         * @param time at least 1 s
         * @return this
         * @throws ConfigException when it is less
         */
        public Builder fetchTimeout(Duration time) {
            fetchTimeout = atLeast("fetchTimeout", time, 1_000);
            return this;
        }

        /**
         * How long building the image may take.
         *
         * @param time at least 10 s
         * @return this
         * @throws ConfigException when it is less
         */
        public Builder buildTimeout(Duration time) {
            buildTimeout = atLeast("buildTimeout", time, 10_000);
            return this;
        }

        /**
         * How long starting the container and becoming ready may take.
         *
         * @param time at least 5 s
         * @return this
         * @throws ConfigException when it is less
         */
        public Builder runTimeout(Duration time) {
            runTimeout = atLeast("runTimeout", time, 5_000);
            return this;
        }

        /**
         * What a container may use when nobody says otherwise.
         *
         * @param newLimits those not set stay as they are
         * @return this
         */
        public Builder limits(Limits newLimits) {
            limits = newLimits.over(limits);
            return this;
        }

        /**
         * What a container is kept from when nobody says otherwise.
         *
         * @param options replaces the default
         * @return this
         */
        public Builder security(SecurityOptions options) {
            security = options;
            return this;
        }

        /**
         * How long an instance may live when nobody says otherwise.
         *
         * @param time positive
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
         * How long a program may take to end before it is killed.
         *
         * @param time zero or more
         * @return this
         */
        public Builder stopGracePeriod(Duration time) {
            stopGracePeriod = atLeast("stopGracePeriod", time, 0);
            return this;
        }

        /**
         * When images are removed.
         *
         * @param policy the policy
         * @return this
         */
        public Builder imageCleanupPolicy(ImageCleanupPolicy policy) {
            imageCleanupPolicy = policy;
            return this;
        }

        /**
         * What becomes of running instances when the runner is closed.
         *
         * @param action what to do
         * @return this
         */
        public Builder whenClosed(WhenClosed action) {
            whenClosed = action;
            return this;
        }

        /**
         * Whose instances these are.
         *
         * @param name runners of the same owner see the same instances; letters, digits, {@code . _ -}
         * @return this
         */
        public Builder owner(String name) {
            if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,62}")) {
                throw Invalid.value("The owner", name, "1 to 63 letters, digits, dots, dashes or underscores");
            }
            owner = name;
            return this;
        }

        /**
         * How many errors are remembered.
         *
         * @param size 1 or more
         * @return this
         */
        public Builder errorHistory(int size) {
            if (size < 1) {
                throw Invalid.value("The size of the error history", size, "1 or more");
            }
            errorHistory = size;
            return this;
        }

        private static Duration atLeast(String name, Duration time, long leastMillis) {
            if (time.compareTo(Duration.ofMillis(leastMillis)) < 0) {
                throw Invalid.value("The " + name, time, "at least " + leastMillis + " ms");
            }
            return time;
        }

        /**
         * The options.
         *
         * @return an immutable value
         */
        public Settings build() {
            return new SettingsValues(
                    connectionTimeout,
                    fetchTimeout,
                    buildTimeout,
                    runTimeout,
                    limits,
                    security,
                    lifetime,
                    stopGracePeriod,
                    imageCleanupPolicy,
                    whenClosed,
                    owner,
                    errorHistory);
        }
    }
}
