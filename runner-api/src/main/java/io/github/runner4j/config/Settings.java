package io.github.runner4j.config;

import java.time.Duration;
import java.util.Optional;

/** What holds for all launches of a runner, or for those of one component. What is not set has its default. Immutable. */
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
     * The values that were set, without those that have their defaults. {@link #whenClosed()}, {@link #owner()} and
     * {@link #errorHistory()}, which belong to a runner and not to a launch, are not among them.
     *
     * @return the values
     */
    ComponentConfig given();

    /**
     * What was set here, and for what was not the other settings.
     *
     * @param base the level below
     * @return the combination
     */
    Settings over(Settings base);

    /**
     * A builder that starts from these options.
     *
     * @return the builder
     */
    default Builder toBuilder() {
        return new Builder((SettingsValues) this);
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

        private final RunOptions.Builder run;
        private final LaunchOptions.Builder launch;
        private Optional<WhenClosed> whenClosed;
        private Optional<String> owner;
        private Optional<Integer> errorHistory;

        private Builder(SettingsValues start) {
            this.run = start.given().run().toBuilder();
            this.launch = start.given().launch().toBuilder();
            this.whenClosed = start.closing();
            this.owner = start.owning();
            this.errorHistory = start.remembering();
        }

        /**
         * How long one short call to the engine may take.
         *
         * @param time at least 1 s
         * @return this
         * @throws ConfigException when it is less
         */
        public Builder connectionTimeout(Duration time) {
            launch.connectionTimeout(time);
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
            launch.fetchTimeout(time);
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
            launch.buildTimeout(time);
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
            launch.runTimeout(time);
            return this;
        }

        /**
         * What a container may use when nobody says otherwise.
         *
         * @param newLimits those not set stay as they are
         * @return this
         */
        public Builder limits(Limits newLimits) {
            run.limits(newLimits);
            return this;
        }

        /**
         * What a container is kept from when nobody says otherwise.
         *
         * @param options replaces the default
         * @return this
         */
        public Builder security(SecurityOptions options) {
            run.security(options);
            return this;
        }

        /**
         * How long an instance may live when nobody says otherwise.
         *
         * @param time positive
         * @return this
         */
        public Builder lifetime(Duration time) {
            run.lifetime(time);
            return this;
        }

        /**
         * How long a program may take to end before it is killed.
         *
         * @param time zero or more
         * @return this
         */
        public Builder stopGracePeriod(Duration time) {
            run.stopGracePeriod(time);
            return this;
        }

        /**
         * When images are removed.
         *
         * @param policy the policy
         * @return this
         */
        public Builder imageCleanupPolicy(ImageCleanupPolicy policy) {
            launch.imageCleanupPolicy(policy);
            return this;
        }

        /**
         * What becomes of running instances when the runner is closed.
         *
         * @param action what to do
         * @return this
         */
        public Builder whenClosed(WhenClosed action) {
            whenClosed = Optional.of(action);
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
            owner = Optional.of(name);
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
            errorHistory = Optional.of(size);
            return this;
        }

        /**
         * The options.
         *
         * @return an immutable value
         */
        public Settings build() {
            ComponentConfig given = new ComponentConfig(BuildOptions.builder().build(), run.build(), launch.build());
            return new SettingsValues(given, whenClosed, owner, errorHistory);
        }
    }
}
