package io.github.runner4j.config;

import io.github.runner4j.secret.Variable;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

record RunOptionsValues(
        List<Variable> environment,
        List<PortRequest> ports,
        List<Volume> volumes,
        Map<String, String> labels,
        Limits limits,
        Optional<SecurityOptions> security,
        Optional<HealthCheck> healthCheck,
        Optional<List<String>> command,
        Optional<List<String>> entrypoint,
        Optional<String> workingDirectory,
        Optional<String> network,
        Optional<RestartPolicy> restartPolicy,
        Optional<Duration> lifetime,
        Optional<String> stopSignal,
        Optional<Duration> stopGracePeriod,
        Optional<Boolean> init)
        implements RunOptions {

    static final RunOptions START = new RunOptionsValues(
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            Limits.none(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    RunOptionsValues {
        environment = List.copyOf(environment);
        ports = List.copyOf(ports);
        volumes = List.copyOf(volumes);
        // Sorted, so that equal options read the same in every process.
        labels = Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(labels)));
    }
}
