package io.github.runner4j.config.level;

import io.github.runner4j.config.BuildOptions;
import io.github.runner4j.config.ComponentConfig;
import io.github.runner4j.config.LaunchOptions;
import io.github.runner4j.config.MonitoringOptions;
import io.github.runner4j.config.RunOptions;
import io.github.runner4j.config.Settings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the host says: in its files, or by its program. Immutable.
 *
 * @param docker what holds for all components
 * @param components what holds for one of them besides, by name
 * @param monitoring how instances are watched
 * @param policy what repositories may ask for, each rule with where it came from
 */
public record HostConfig(
        Level docker, Map<String, Level> components, MonitoringOptions monitoring, PolicyLevel policy) {

    /** How long an instance lives when a host file was loaded that does not say: one hour. */
    public static final Duration DEFAULT_LIFETIME = Duration.ofHours(1);

    /** Nothing said. */
    public static final HostConfig EMPTY =
            new HostConfig(Level.EMPTY, Map.of(), MonitoringOptions.NONE, PolicyLevel.EMPTY);

    /** What holds where a loaded host file says nothing. */
    public static final HostConfig DEFAULT = new HostConfig(
            Level.of(of(Settings.builder().lifetime(DEFAULT_LIFETIME).build()), Origin.DEFAULT),
            Map.of(),
            MonitoringOptions.DEFAULT,
            PolicyLevel.EMPTY);

    /** What holds where nobody says anything, lowest of all. */
    private static final Level BOTTOM = Level.of(of(Settings.builder().build()), Origin.DEFAULT);

    /** Keeps its own copy. */
    public HostConfig {
        components = Map.copyOf(components);
    }

    /**
     * The values of some settings, those included that have their defaults.
     *
     * @param settings what holds for all launches of a runner
     * @return the same as a configuration
     */
    public static ComponentConfig of(Settings settings) {
        RunOptions.Builder run = RunOptions.builder()
                .limits(settings.limits())
                .security(settings.security())
                .stopGracePeriod(settings.stopGracePeriod())
                .init(true);
        settings.lifetime().ifPresent(run::lifetime);
        LaunchOptions launch = LaunchOptions.builder()
                .connectionTimeout(settings.connectionTimeout())
                .fetchTimeout(settings.fetchTimeout())
                .buildTimeout(settings.buildTimeout())
                .runTimeout(settings.runTimeout())
                .imageCleanupPolicy(settings.imageCleanupPolicy())
                .build();
        return new ComponentConfig(BuildOptions.builder().build(), run.build(), launch);
    }

    /**
     * What this one says, and for what it does not say the other, key by key: each component's block over the other's block of
     * the same component. This is how one file goes over another.
     *
     * @param base the level below
     * @return the combination
     */
    public HostConfig over(HostConfig base) {
        Map<String, Level> all = new LinkedHashMap<>(base.components);
        components.forEach((name, level) -> all.merge(name, level, (below, above) -> above.over(below)));
        return new HostConfig(
                docker.over(base.docker), all, monitoring.over(base.monitoring), policy.over(base.policy));
    }

    /**
     * What this one says, whatever the other says, and that even of a single component; for what it does not say the other, key
     * by key. This is how the host's program goes over the host's files.
     *
     * @param files the level below
     * @return the combination
     */
    public HostConfig above(HostConfig files) {
        Map<String, Level> lower = new LinkedHashMap<>();
        files.components.forEach((name, level) -> lower.put(name, docker.over(level)));
        return over(new HostConfig(files.docker, lower, files.monitoring, files.policy));
    }

    /**
     * What holds for one component by the host's will.
     *
     * @param name the component's name
     * @return what is said of it, for what is not said of it what is said of all, and for the rest the defaults
     */
    public Level component(String name) {
        return components.getOrDefault(name, Level.EMPTY).over(docker).over(BOTTOM);
    }

    /**
     * What holds for all components, as settings of a runner.
     *
     * @return the settings; those that are not said keep their defaults
     */
    public Settings settings() {
        Settings.Builder settings = Settings.builder();
        RunOptions run = docker.config().run();
        LaunchOptions launch = docker.config().launch();
        settings.limits(run.limits());
        run.security().ifPresent(settings::security);
        run.lifetime().ifPresent(settings::lifetime);
        run.stopGracePeriod().ifPresent(settings::stopGracePeriod);
        launch.connectionTimeout().ifPresent(settings::connectionTimeout);
        launch.fetchTimeout().ifPresent(settings::fetchTimeout);
        launch.buildTimeout().ifPresent(settings::buildTimeout);
        launch.runTimeout().ifPresent(settings::runTimeout);
        launch.imageCleanupPolicy().ifPresent(settings::imageCleanupPolicy);
        return settings.build();
    }
}
