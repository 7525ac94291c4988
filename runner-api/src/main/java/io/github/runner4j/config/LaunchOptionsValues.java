package io.github.runner4j.config;

import java.time.Duration;
import java.util.Optional;

record LaunchOptionsValues(
        Optional<Duration> connectionTimeout,
        Optional<Duration> fetchTimeout,
        Optional<Duration> buildTimeout,
        Optional<Duration> runTimeout,
        Optional<ImageCleanupPolicy> imageCleanupPolicy)
        implements LaunchOptions {

    static final LaunchOptions START = new LaunchOptionsValues(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
