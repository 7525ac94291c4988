package io.github.runner4j.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;

record HostPolicyValues(
        Optional<BeyondCap> beyondCap,
        Optional<Set<Cap>> repositoryMayExceed,
        ComponentConfig caps,
        Optional<List<String>> registries,
        Optional<List<String>> capabilities,
        Optional<List<String>> environment,
        Optional<List<String>> networks)
        implements HostPolicy {

    static final HostPolicy START = new HostPolicyValues(
            Optional.empty(),
            Optional.empty(),
            ComponentConfig.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}
