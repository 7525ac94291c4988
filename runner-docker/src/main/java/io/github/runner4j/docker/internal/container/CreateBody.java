package io.github.runner4j.docker.internal.container;

import io.github.runner4j.config.Limits;
import io.github.runner4j.config.RunOptions;
import io.github.runner4j.config.SecurityOptions;
import io.github.runner4j.container.ContainerSpec;
import io.github.runner4j.container.PortBinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** What the Engine API wants to be sent for a new container. */
final class CreateBody {

    private static final long NANOS_PER_CPU = 1_000_000_000L;

    private final ContainerSpec spec;

    private final RunOptions options;

    private final SecurityOptions security;

    private CreateBody(ContainerSpec spec) {
        this.spec = spec;
        this.options = spec.options();
        this.security = options.security().orElse(SecurityOptions.DEFAULT);
    }

    /**
     * The body.
     *
     * @param swap whether the engine can limit swap
     * @param init whether the container gets an init process
     */
    static Map<String, Object> of(ContainerSpec spec, boolean swap, boolean init) {
        return new CreateBody(spec).body(swap, init);
    }

    /** Limits as create and update want them. Those not set are left out. */
    static Map<String, Object> limits(Limits limits, boolean swap) {
        Map<String, Object> body = new LinkedHashMap<>();
        limits.memoryBytes().ifPresent(bytes -> {
            body.put("Memory", bytes);
            if (swap) {
                // memory and swap together: as much as memory alone, so none; not set it would be the double
                body.put("MemorySwap", bytes);
            }
        });
        limits.cpus().ifPresent(cpus -> body.put("NanoCpus", Math.round(cpus * NANOS_PER_CPU)));
        limits.pids().ifPresent(pids -> body.put("PidsLimit", pids));
        return body;
    }

    private Map<String, Object> body(boolean swap, boolean init) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("Image", spec.image());
        body.put("Labels", spec.labels());
        body.put(
                "Env",
                options.environment().stream()
                        .map(each -> each.name() + "=" + each.value().reveal())
                        .toList());
        options.command().ifPresent(words -> body.put("Cmd", words));
        options.entrypoint().ifPresent(words -> body.put("Entrypoint", words));
        options.workingDirectory().ifPresent(path -> body.put("WorkingDir", path));
        options.stopSignal().ifPresent(signal -> body.put("StopSignal", signal));
        options.stopGracePeriod().ifPresent(time -> body.put("StopTimeout", Endings.wholeSeconds(time)));
        security.user().ifPresent(user -> body.put("User", user));
        body.put("ExposedPorts", exposedPorts());
        body.put("HostConfig", hostConfig(swap, init));
        return body;
    }

    private Map<String, Object> hostConfig(boolean swap, boolean init) {
        Map<String, Object> host = limits(options.limits(), swap);
        LongStream.concat(options.limits().pids().stream(), security.pidsLimit().stream())
                .min()
                .ifPresent(pids -> host.put("PidsLimit", pids));
        host.put("PortBindings", portBindings());
        host.put("Binds", binds());
        host.put("Init", init);
        host.put("SecurityOpt", security.securityOpt());
        host.put("ReadonlyRootfs", security.readOnly());
        host.put("Tmpfs", security.tmpfs());
        host.put("CapDrop", security.capDrop());
        host.put("CapAdd", security.capAdd());
        options.network().ifPresent(network -> host.put("NetworkMode", network));
        options.restartPolicy().ifPresent(policy -> host.put("RestartPolicy", Map.of("Name", policy.word())));
        return host;
    }

    /** Docker publishes nothing, and says nothing, when a published port is not exposed too. */
    private Map<String, Object> exposedPorts() {
        Map<String, Object> exposed = new LinkedHashMap<>();
        spec.ports().forEach(port -> exposed.put(key(port), Map.of()));
        return exposed;
    }

    private Map<String, List<Map<String, String>>> portBindings() {
        Map<String, List<Map<String, String>>> bindings = new LinkedHashMap<>();
        for (PortBinding port : spec.ports()) {
            bindings.computeIfAbsent(key(port), key -> new ArrayList<>())
                    .add(Map.of(
                            "HostIp",
                            port.address(),
                            "HostPort",
                            port.hostPort() == 0 ? "" : String.valueOf(port.hostPort())));
        }
        return bindings;
    }

    private List<String> binds() {
        return options.volumes().stream()
                .map(each -> each.source() + ":" + each.target() + (each.readOnly() ? ":ro" : ""))
                .toList();
    }

    private static String key(PortBinding port) {
        return port.containerPort() + "/" + port.protocol();
    }
}
