package io.github.runner4j.benchmarks;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import io.github.runner4j.config.Limits;
import io.github.runner4j.config.SecurityOptions;
import io.github.runner4j.config.Settings;
import java.util.ArrayList;
import java.util.List;

/** What our defaults ask of the engine, said to the others, so that all start the same container. */
final class Hardening {

    private static final Limits LIMITS = Settings.builder().build().limits();
    private static final SecurityOptions SECURITY = SecurityOptions.DEFAULT;
    private static final double NANOS_PER_CPU = 1e9;

    private Hardening() {}

    static List<String> words() {
        List<String> words = new ArrayList<>(List.of("--init"));
        LIMITS.memoryBytes()
                .ifPresent(bytes -> words.addAll(List.of("--memory", bytes + "b", "--memory-swap", bytes + "b")));
        LIMITS.cpus().ifPresent(cpus -> words.addAll(List.of("--cpus", Double.toString(cpus))));
        LIMITS.pids().ifPresent(pids -> words.addAll(List.of("--pids-limit", Long.toString(pids))));
        SECURITY.securityOpt().forEach(each -> words.addAll(List.of("--security-opt", each)));
        SECURITY.capDrop().forEach(each -> words.addAll(List.of("--cap-drop", each)));
        SECURITY.capAdd().forEach(each -> words.addAll(List.of("--cap-add", each)));
        return words;
    }

    static HostConfig hostConfig() {
        HostConfig config = HostConfig.newHostConfig()
                .withInit(true)
                .withSecurityOpts(SECURITY.securityOpt())
                .withCapDrop(capabilities(SECURITY.capDrop()))
                .withCapAdd(capabilities(SECURITY.capAdd()));
        LIMITS.memoryBytes().ifPresent(bytes -> config.withMemory(bytes).withMemorySwap(bytes));
        LIMITS.cpus().ifPresent(cpus -> config.withNanoCPUs(Math.round(cpus * NANOS_PER_CPU)));
        LIMITS.pids().ifPresent(config::withPidsLimit);
        return config;
    }

    private static Capability[] capabilities(List<String> names) {
        return names.stream().map(Capability::valueOf).toArray(Capability[]::new);
    }
}
