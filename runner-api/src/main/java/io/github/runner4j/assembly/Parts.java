package io.github.runner4j.assembly;

import io.github.runner4j.config.Settings;
import io.github.runner4j.config.level.HostConfig;
import io.github.runner4j.container.SystemInfo;
import io.github.runner4j.spi.ConfigReader;
import io.github.runner4j.spi.ContainerEngine;
import io.github.runner4j.spi.ImageBuilder;
import io.github.runner4j.spi.SourceProvider;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/** What a runner is put together from. */
record Parts(
        List<SourceProvider> sources,
        ConfigReader configReader,
        ImageBuilder images,
        ContainerEngine engine,
        SystemInfo system,
        Settings settings,
        HostConfig host,
        Clock clock,
        RunnerThreads threads,
        Set<Following> open) {

    ScheduledExecutorService timer() {
        return threads.timer();
    }

    /** One call to the engine, within the connection timeout. */
    <T> T call(String what, Function<Bound, T> work) {
        return within(what, settings.connectionTimeout(), "connectionTimeout", work);
    }

    /**
     * Work outside a launch, on the caller's thread. A caller that is interrupted already, on its way out, still gets to clean
     * up: its flag is put aside and restored.
     */
    <T> T within(String what, Duration limit, String limitName, Function<Bound, T> work) {
        boolean flagged = Thread.interrupted();
        try (Bound bound = Bound.of(what, limit, limitName, timer())) {
            return bound.run(() -> work.apply(bound));
        } finally {
            if (flagged) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
