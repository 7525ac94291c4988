package io.github.runner4j.config.level;

import io.github.runner4j.config.BuildOptions;
import io.github.runner4j.config.ComponentConfig;
import io.github.runner4j.config.HostPolicy;
import io.github.runner4j.config.LaunchOptions;
import io.github.runner4j.config.MonitoringOptions;
import io.github.runner4j.config.RunOptions;
import io.github.runner4j.config.Settings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the host's files say. Immutable.
 *
 * @param docker what holds for all components
 * @param components what holds for one of them besides, by name
 * @param monitoring how instances are watched
 * @param policy what repositories may ask for
 */
public record HostConfig(Level docker, Map<String, Level> components, MonitoringOptions monitoring, HostPolicy policy) {

    /** How long an instance lives when a host file was loaded that does not say: one hour. */
    public static final Duration DEFAULT_LIFETIME = Duration.ofHours(1);

    /** Nothing said. */
    public static final HostConfig EMPTY = new HostConfig(
            Level.EMPTY, Map.of(), MonitoringOptions.NONE, HostPolicy.builder().build());

    /** What holds where a loaded host file says nothing. */
    public static final HostConfig DEFAULT = new HostConfig(
            Level.of(of(Settings.builder().lifetime(DEFAULT_LIFETIME).build()), Origin.DEFAULT),
            Map.of(),
            MonitoringOptions.DEFAULT,
            HostPolicy.builder().build());

    /** Keeps its own copy. */
    public HostConfig {
        components = Map.copyOf(components);
    }

    /**
     * The values of some settings.
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
     * What these files say, and for what they do not say the other ones, key by key.
     *
     * @param base the files below
     * @return the combination
     */
    public HostConfig over(HostConfig base) {
        Map<String, Level> all = new LinkedHashMap<>(base.components);
        components.forEach((name, level) -> all.merge(name, level, (below, above) -> above.over(below)));
        return new HostConfig(
                docker.over(base.docker), all, monitoring.over(base.monitoring), policy.over(base.policy));
    }

    /**
     * What holds for one component by the host's will: its block, and for what that does not say the runner's settings.
     *
     * @param name the component's name
     * @param settings what holds for all launches of the runner
     * @return the level
     */
    public Level component(String name, Settings settings) {
        return components.getOrDefault(name, Level.EMPTY).over(under(settings));
    }

    /**
     * What holds for all components, as settings of a runner.
     *
     * @return the settings; those that the files do not say keep their defaults
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

    /** The level of a runner's settings: what differs from these files was said by host code. */
    private Level under(Settings settings) {
        ComponentConfig config = of(settings);
        Map<String, String> files = Values.of(docker.config());
        Map<String, String> defaults = Values.of(of(Settings.builder().build()));
        Map<String, Origin> origins = new LinkedHashMap<>();
        Values.of(config).forEach((name, value) -> {
            boolean said = files.containsKey(name) || !value.equals(defaults.get(name));
            Origin code = said ? Origin.HOST_CODE : Origin.DEFAULT;
            origins.put(name, value.equals(files.get(name)) ? docker.origin(name) : code);
        });
        return new Level(config, origins);
    }
}
