package io.github.runner4j.assembly;

import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.PortBinding;
import io.github.runner4j.container.SystemInfo;
import io.github.runner4j.instance.Endpoint;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Where a container's published ports are reached. */
final class Endpoints {

    /** Addresses at which an engine listens, but nobody connects to from elsewhere. */
    private static final Set<String> SEEN_FROM_THE_ENGINE = Set.of("", "0.0.0.0", "::", "127.0.0.1", "::1");

    private Endpoints() {}

    static List<Endpoint> of(ContainerState state, SystemInfo system) {
        return state.ports().stream()
                .filter(binding -> binding.hostPort() > 0 && !binding.address().contains(":"))
                .sorted(Comparator.comparingInt(PortBinding::containerPort))
                .map(binding -> new Endpoint(
                        binding.containerPort(), binding.protocol(), host(binding, system), binding.hostPort()))
                .distinct()
                .toList();
    }

    private static String host(PortBinding binding, SystemInfo system) {
        return SEEN_FROM_THE_ENGINE.contains(binding.address()) ? system.host() : binding.address();
    }
}
