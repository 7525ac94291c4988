package io.github.runner4j.monitoring;

import io.github.runner4j.Runner;
import io.github.runner4j.assembly.RunnerThreads;
import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.MonitoringOptions;
import io.github.runner4j.container.ContainerException;
import io.github.runner4j.error.DaemonException;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.instance.InstanceId;
import io.github.runner4j.monitoring.alert.Alert;
import io.github.runner4j.monitoring.alert.AlertRule;
import io.github.runner4j.monitoring.alert.AlertRules;
import io.github.runner4j.monitoring.alert.Observation;
import io.github.runner4j.monitoring.health.Health;
import io.github.runner4j.monitoring.metrics.Metrics;
import io.github.runner4j.monitoring.metrics.MetricsQuery;
import io.github.runner4j.monitoring.metrics.MetricsWindow;
import io.github.runner4j.monitoring.metrics.Tier;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Watches all instances of a runner, whoever started them. It reads and listens, and never drives. Close it before the runner.
 * Safe for use by several threads.
 */
public final class Monitoring implements AutoCloseable {

    /** Time between two rounds of health checks when nobody says otherwise: 30 s. */
    public static final Duration DEFAULT_HEALTH_CHECK_INTERVAL = Duration.ofSeconds(30);

    /** Time between two rounds of metrics when nobody says otherwise: 10 s. */
    public static final Duration DEFAULT_METRICS_COLLECTION_INTERVAL = Duration.ofSeconds(10);

    /** Number of checks remembered of each instance when nobody says otherwise: 100. */
    public static final int DEFAULT_HEALTH_CHECK_HISTORY = 100;

    /** Default number of instances probed at the same time: 8. */
    public static final int DEFAULT_PROBES_AT_ONCE = 8;

    private final RunnerThreads threads = RunnerThreads.create();
    private final Crew crew;
    private final HealthRounds healthRounds;
    private final MetricsRounds metricsRounds;
    private final AlertWatch alertWatch;
    private final Runner.Subscription subscription;
    private final List<Future<?>> schedules;

    private Monitoring(Builder options) {
        this.crew = new Crew(threads.workers(), options.probesAtOnce);
        this.healthRounds = new HealthRounds(options.runner, options.clock, options.maxHealthCheckHistory(), crew);
        this.metricsRounds = new MetricsRounds(options.runner, options.tiers(), crew);
        this.alertWatch = new AlertWatch(options, metricsRounds, healthRounds, new Crew(threads.workers(), 1));
        metricsRounds.onRound(alertWatch::look);
        this.subscription = options.runner.events(healthRounds::listen);
        this.schedules = List.of(
                every(options.healthCheckInterval(), healthRounds::due),
                every(options.metricsCollectionInterval(), metricsRounds::due));
    }

    private Future<?> every(Duration time, Runnable work) {
        return threads.timer().scheduleAtFixedRate(work, 0, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Begins to watch, as the host's files and its program say: with the options of {@link Runner#monitoring()}.
     *
     * @param runner what to watch
     * @return watches until it is closed
     */
    public static Monitoring start(Runner runner) {
        return builder(runner).start();
    }

    /**
     * Begins to say how to watch.
     *
     * @param runner what to watch
     * @return a builder that starts from the options of {@link Runner#monitoring()}
     */
    public static Builder builder(Runner runner) {
        return new Builder(runner);
    }

    /**
     * How an instance is. Answers from memory; only an instance that no round has met yet is checked at once, which blocks for at
     * most its check's timeout and three times the runner's connection timeout.
     *
     * @param id the instance
     * @return its health
     * @throws ContainerException {@code DOCKER_RESOURCE_NOT_FOUND} when there is no such instance, or no more
     * @throws DaemonException when the instance is not known yet and the engine cannot be asked for it
     */
    public Health health(InstanceId id) {
        return healthRounds.health(id);
    }

    /**
     * What an instance uses, as of the last round.
     *
     * @param id the instance
     * @return its figures; nothing when no round has met it yet, or it does not run
     */
    public Optional<Metrics> metrics(InstanceId id) {
        return metricsRounds.latest(id);
    }

    /**
     * What an instance has used.
     *
     * @param id the instance
     * @param query which part of the history
     * @return the points, with how finely and how far back they are kept; none when no round has met the instance yet
     */
    public MetricsWindow metricsHistory(InstanceId id, MetricsQuery query) {
        return metricsRounds.history(id, query);
    }

    /**
     * What somebody should know now.
     *
     * @return the alerts that fire, by instance
     */
    public List<Alert> alerts() {
        return alertWatch.firing();
    }

    /**
     * Listens to rounds of metrics: what was seen of each instance that is there. An exception of the listener is logged and does no
     * harm.
     *
     * @param listener called on a thread of the watcher, one round at a time, after the alerts of the round
     * @return takes the listener back when closed
     */
    public Runner.Subscription onRound(Consumer<? super List<Observation>> listener) {
        return alertWatch.onRound(listener);
    }

    /** Stops to watch and waits, for at most 10 s, until the probes under way have ended. Idempotent. */
    @Override
    public void close() {
        subscription.close();
        schedules.forEach(each -> each.cancel(false));
        crew.dismiss();
        threads.close();
    }

    /** Says how to watch. For one thread. */
    public static final class Builder {

        private final Runner runner;
        private Duration healthCheckInterval;
        private Duration metricsCollectionInterval;
        private List<Tier> tiers;
        private int maxHealthCheckHistory;
        private int probesAtOnce = DEFAULT_PROBES_AT_ONCE;
        private Clock clock = Clock.systemUTC();
        private List<AlertRule> rules;
        private final List<Consumer<? super Alert>> alertListeners = new ArrayList<>();

        private Builder(Runner runner) {
            MonitoringOptions options = runner.monitoring().over(MonitoringOptions.DEFAULT);
            this.runner = runner;
            this.healthCheckInterval = options.healthCheckInterval().orElse(DEFAULT_HEALTH_CHECK_INTERVAL);
            this.metricsCollectionInterval =
                    options.metricsCollectionInterval().orElse(DEFAULT_METRICS_COLLECTION_INTERVAL);
            this.maxHealthCheckHistory = options.maxHealthCheckHistory().orElse(DEFAULT_HEALTH_CHECK_HISTORY);
            this.tiers = Tier.startingWith(
                    metricsCollectionInterval,
                    options.maxMetricsHistory().orElse(Tier.DEFAULTS.get(0).points()));
            this.rules = AlertRules.of(options);
        }

        /**
         * The time between two rounds of health checks.
         *
         * @param time positive; that of {@link Runner#monitoring()} by default
         * @return this
         * @throws ConfigException when it is not positive
         */
        public Builder healthCheckInterval(Duration time) {
            require(!time.isZero() && !time.isNegative(), "healthCheckInterval", time, "a positive time");
            healthCheckInterval = time;
            return this;
        }

        /**
         * The time between two rounds of metrics.
         *
         * @param time positive; that of {@link Runner#monitoring()} by default
         * @return this
         * @throws ConfigException when it is not positive
         */
        public Builder metricsCollectionInterval(Duration time) {
            require(!time.isZero() && !time.isNegative(), "metricsCollectionInterval", time, "a positive time");
            metricsCollectionInterval = time;
            return this;
        }

        /**
         * How much is kept of the metrics of each instance, and how finely: the finest first, which keeps each sample.
         *
         * @param finestFirst one tier or more; {@link Tier#startingWith} the options of {@link Runner#monitoring()} by default
         * @return this
         * @throws ConfigException when there is none, one has no points, or their steps do not grow
         */
        public Builder metricsTiers(List<Tier> finestFirst) {
            require(!finestFirst.isEmpty(), "list of metricsTiers", finestFirst, "one tier or more");
            for (int i = 0; i < finestFirst.size(); i++) {
                Tier tier = finestFirst.get(i);
                Duration finer = i == 0 ? Duration.ZERO : finestFirst.get(i - 1).step();
                require(tier.points() >= 1, "number of points of a tier", tier.points(), "1 or more");
                require(tier.step().compareTo(finer) > 0, "step of a tier", tier.step(), "more than " + finer);
            }
            tiers = List.copyOf(finestFirst);
            return this;
        }

        /**
         * How many checks are remembered of each instance.
         *
         * @param size 1 or more; that of {@link Runner#monitoring()} by default
         * @return this
         * @throws ConfigException when it is less
         */
        public Builder maxHealthCheckHistory(int size) {
            require(size >= 1, "maxHealthCheckHistory", size, "1 or more");
            maxHealthCheckHistory = size;
            return this;
        }

        /**
         * How many instances are probed at the same time; the others wait for their turn.
         *
         * @param number 1 or more; {@value #DEFAULT_PROBES_AT_ONCE} by default
         * @return this
         * @throws ConfigException when it is less
         */
        public Builder probesAtOnce(int number) {
            require(number >= 1, "probesAtOnce", number, "1 or more");
            probesAtOnce = number;
            return this;
        }

        /**
         * The rules of alerts, in place of those that hold by default.
         *
         * @param all the rules; {@link AlertRules#of} the options of {@link Runner#monitoring()} by default
         * @return this
         */
        public Builder alertRules(List<AlertRule> all) {
            rules = List.copyOf(all);
            return this;
        }

        /**
         * Adds a rule.
         *
         * @param rule the rule
         * @return this
         */
        public Builder addAlertRule(AlertRule rule) {
            rules = Stream.concat(rules.stream(), Stream.of(rule)).toList();
            return this;
        }

        /**
         * Listens to alerts: each is told when it begins and when it is over. An exception of the listener is logged and does no harm.
         *
         * @param listener called on a thread of the watcher, one alert at a time
         * @return this
         */
        public Builder onAlert(Consumer<? super Alert> listener) {
            alertListeners.add(listener);
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
         * Begins to watch; the first round begins at once, in the background.
         *
         * @return watches until it is closed
         */
        public Monitoring start() {
            return new Monitoring(this);
        }

        Duration healthCheckInterval() {
            return healthCheckInterval;
        }

        Duration metricsCollectionInterval() {
            return metricsCollectionInterval;
        }

        int maxHealthCheckHistory() {
            return maxHealthCheckHistory;
        }

        List<Tier> tiers() {
            return tiers;
        }

        List<AlertRule> rules() {
            return rules;
        }

        List<Consumer<? super Alert>> alertListeners() {
            return List.copyOf(alertListeners);
        }

        Clock clock() {
            return clock;
        }

        private static void require(boolean accepted, String name, Object value, String wanted) {
            if (!accepted) {
                String message = "The " + name + " is " + value + ", which is not " + wanted + ".";
                throw new ConfigException(Failure.of(ErrorCode.INVALID_CONFIGURATION, message), List.of(), null);
            }
        }
    }
}
