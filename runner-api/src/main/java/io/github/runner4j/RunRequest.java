package io.github.runner4j;

import io.github.runner4j.config.ComponentConfig;
import io.github.runner4j.config.WhenRunning;
import io.github.runner4j.event.RunEvent;
import io.github.runner4j.secret.Credential;
import io.github.runner4j.source.Source;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a {@link RunBuilder} collected.
 *
 * @param component the component's name
 * @param source where its code is
 * @param subdirectory the part of the source that is the component's root; empty for all of it
 * @param configPath path of the configuration file below that root, if it was given
 * @param config what host code asks for; wins over the repository's file
 * @param registryCredentials credentials by registry host
 * @param whenRunning what to do when instances of the component run already
 * @param deadline how long the whole launch may take; the stages' own limits hold besides
 * @param listeners get the events of this instance
 */
public record RunRequest(
        String component,
        Source source,
        String subdirectory,
        Optional<String> configPath,
        ComponentConfig config,
        Map<String, Credential> registryCredentials,
        WhenRunning whenRunning,
        Optional<Duration> deadline,
        List<Consumer<? super RunEvent>> listeners) {

    /** Where a repository keeps its configuration when nobody says otherwise. */
    public static final String DEFAULT_CONFIG_PATH = ".runner/config.yml";

    /** Keeps its own copies. */
    public RunRequest {
        registryCredentials = Map.copyOf(registryCredentials);
        listeners = List.copyOf(listeners);
    }
}
