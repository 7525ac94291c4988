package io.github.runner4j.config;

import java.time.Duration;
import java.util.Optional;

record SettingsValues(
        Duration connectionTimeout,
        Duration fetchTimeout,
        Duration buildTimeout,
        Duration runTimeout,
        Limits limits,
        SecurityOptions security,
        Optional<Duration> lifetime,
        Duration stopGracePeriod,
        ImageCleanupPolicy imageCleanupPolicy,
        WhenClosed whenClosed,
        String owner,
        int errorHistory)
        implements Settings {

    static final Settings START = new SettingsValues(
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(5),
            Limits.of(limits -> limits.memory("1g").cpus(1.0).pids(1024)),
            SecurityOptions.DEFAULT,
            Optional.empty(),
            Duration.ofSeconds(10),
            ImageCleanupPolicy.ON_ERROR,
            WhenClosed.STOP,
            "runner4j",
            1_000);
}
