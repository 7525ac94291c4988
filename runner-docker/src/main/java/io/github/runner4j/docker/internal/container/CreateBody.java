package io.github.runner4j.docker.internal.container;

import io.github.runner4j.config.Limits;
import io.github.runner4j.config.RunOptions;
import io.github.runner4j.config.SecurityOptions;
import io.github.runner4j.config.Volume;
import io.github.runner4j.container.ContainerSpec;
import io.github.runner4j.container.PortBinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The body of {@code POST /containers/create}. Source of the names: Engine API, {@code ContainerConfig}, {@code HostConfig}. */
final class CreateBody {

    private static final double NANOS_PER_CPU = 1e9;

    private CreateBody() {}

    static Map<String, Object> of(ContainerSpec spec) {
        RunOptions options = spec.options();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("Image", spec.image());
        body.put(
                "Env",
                options.environment().stream()
                        .map(each -> each.name() + "=" + each.value().reveal())
                        .toList());
        body.put("Labels", spec.labels());
        body.put("ExposedPorts", exposed(spec.ports()));
        options.command().ifPresent(words -> body.put("Cmd", words));
        options.entrypoint().ifPresent(words -> body.put("Entrypoint", words));
        options.workingDirectory().ifPresent(path -> body.put("WorkingDir", path));
        options.stopSignal().ifPresent(signal -> body.put("StopSignal", signal));
        options.stopGracePeriod().ifPresent(time -> body.put("StopTimeout", time.toSeconds()));
        options.security().flatMap(SecurityOptions::user).ifPresent(user -> body.put("User", user));
        body.put("HostConfig", host(spec));
        return body;
    }

    private static Map<String, Object> host(ContainerSpec spec) {
        RunOptions options = spec.options();
        Map<String, Object> host = new LinkedHashMap<>();
        host.put("Init", options.init().orElse(true));
        host.put("PortBindings", bindings(spec.ports()));
        host.put("Binds", options.volumes().stream().map(CreateBody::bind).toList());
        options.network().ifPresent(network -> host.put("NetworkMode", network));
        options.restartPolicy().ifPresent(policy -> host.put("RestartPolicy", Map.of("Name", policy.word())));
        options.security().ifPresent(security -> secure(host, security));
        host.putAll(limits(options.limits()));
        // Given in both forms, the stricter one holds.
        options.security()
                .map(SecurityOptions::pidsLimit)
                .ifPresent(pids -> pids.ifPresent(most -> host.merge("PidsLimit", most, CreateBody::less)));
        return host;
    }

    private static void secure(Map<String, Object> host, SecurityOptions security) {
        host.put("SecurityOpt", security.securityOpt());
        host.put("ReadonlyRootfs", security.readOnly());
        host.put("Tmpfs", security.tmpfs());
        host.put("CapDrop", security.capDrop());
        host.put("CapAdd", security.capAdd());
    }

    /** Limits for create and update. Memory and swap together get what memory gets: no swap on top. */
    static Map<String, Object> limits(Limits limits) {
        Map<String, Object> host = new LinkedHashMap<>();
        limits.memoryBytes().ifPresent(bytes -> {
            host.put("Memory", bytes);
            host.put("MemorySwap", bytes);
        });
        limits.cpus().ifPresent(cpus -> host.put("NanoCpus", Math.round(cpus * NANOS_PER_CPU)));
        limits.pids().ifPresent(pids -> host.put("PidsLimit", pids));
        return host;
    }

    private static Object less(Object one, Object other) {
        return Math.min((Long) one, (Long) other);
    }

    /** Docker publishes nothing for a port that is not also exposed, and says nothing. */
    private static Map<String, Object> exposed(List<PortBinding> ports) {
        Map<String, Object> exposed = new LinkedHashMap<>();
        ports.forEach(port -> exposed.put(key(port), Map.of()));
        return exposed;
    }

    private static Map<String, List<Map<String, String>>> bindings(List<PortBinding> ports) {
        Map<String, List<Map<String, String>>> bindings = new LinkedHashMap<>();
        for (PortBinding port : ports) {
            String hostPort = port.hostPort() == 0 ? "" : Integer.toString(port.hostPort());
            bindings.computeIfAbsent(key(port), each -> new ArrayList<>())
                    .add(Map.of("HostIp", port.address(), "HostPort", hostPort));
        }
        return bindings;
    }

    private static String key(PortBinding port) {
        return port.containerPort() + "/" + port.protocol();
    }

    private static String bind(Volume volume) {
        return volume.source() + ":" + volume.target() + (volume.readOnly() ? ":ro" : "");
    }
}
