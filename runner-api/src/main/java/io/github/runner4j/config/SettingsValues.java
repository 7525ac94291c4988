package io.github.runner4j.config;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What was set; each value that was not is looked up among the defaults. */
record SettingsValues(
        ComponentConfig given, Optional<WhenClosed> closing, Optional<String> owning, Optional<Integer> remembering)
        implements Settings {

    static final SettingsValues START =
            new SettingsValues(ComponentConfig.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final ComponentConfig DEFAULTS = new ComponentConfig(
            BuildOptions.builder().build(),
            RunOptions.builder()
                    .limits(Limits.of(limits -> limits.memory("1g").cpus(1.0).pids(1024)))
                    .security(SecurityOptions.DEFAULT)
                    .stopGracePeriod(Duration.ofSeconds(10))
                    .build(),
            LaunchOptions.builder()
                    .connectionTimeout(Duration.ofSeconds(30))
                    .fetchTimeout(Duration.ofMinutes(5))
                    .buildTimeout(Duration.ofMinutes(10))
                    .runTimeout(Duration.ofMinutes(5))
                    .imageCleanupPolicy(ImageCleanupPolicy.ON_ERROR)
                    .build());

    private static final String DEFAULT_OWNER = "runner4j";
    private static final int DEFAULT_ERROR_HISTORY = 1_000;

    @Override
    public Duration connectionTimeout() {
        return value(config -> config.launch().connectionTimeout());
    }

    @Override
    public Duration fetchTimeout() {
        return value(config -> config.launch().fetchTimeout());
    }

    @Override
    public Duration buildTimeout() {
        return value(config -> config.launch().buildTimeout());
    }

    @Override
    public Duration runTimeout() {
        return value(config -> config.launch().runTimeout());
    }

    @Override
    public Limits limits() {
        return given.run().limits().over(DEFAULTS.run().limits());
    }

    @Override
    public SecurityOptions security() {
        return value(config -> config.run().security());
    }

    @Override
    public Optional<Duration> lifetime() {
        return given.run().lifetime();
    }

    @Override
    public Duration stopGracePeriod() {
        return value(config -> config.run().stopGracePeriod());
    }

    @Override
    public ImageCleanupPolicy imageCleanupPolicy() {
        return value(config -> config.launch().imageCleanupPolicy());
    }

    @Override
    public WhenClosed whenClosed() {
        return closing.orElse(WhenClosed.STOP);
    }

    @Override
    public String owner() {
        return owning.orElse(DEFAULT_OWNER);
    }

    @Override
    public int errorHistory() {
        return remembering.orElse(DEFAULT_ERROR_HISTORY);
    }

    @Override
    public Settings over(Settings base) {
        // The only implementation there is.
        SettingsValues below = (SettingsValues) base;
        return new SettingsValues(
                given.over(below.given),
                closing.or(below::closing),
                owning.or(below::owning),
                remembering.or(below::remembering));
    }

    private <T> T value(Function<ComponentConfig, Optional<T>> of) {
        return of.apply(given).or(() -> of.apply(DEFAULTS)).orElseThrow();
    }
}
