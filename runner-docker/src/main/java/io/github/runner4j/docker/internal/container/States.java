package io.github.runner4j.docker.internal.container;

import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.ContainerState.Health;
import io.github.runner4j.container.ContainerStatus;
import io.github.runner4j.container.PortBinding;
import io.github.runner4j.docker.internal.daemon.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What engines tell about a container, in a list or one by one. */
final class States {

    private States() {}

    /** One element of {@code GET /containers/json}. */
    static ContainerState listed(Json json) {
        ContainerStatus status = ContainerStatus.parse(json.text("State"));
        String name = json.list("Names").stream().findFirst().map(Json::text).orElse("");
        return new ContainerState(
                json.text("Id"),
                withoutSlash(name),
                json.maybe("ImageID").orElse(json.text("Image")),
                status,
                OptionalInt.empty(),
                false,
                "",
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                status == ContainerStatus.RUNNING ? listedPorts(json) : List.of(),
                json.texts("Labels"));
    }

    /** {@code GET /containers/ID/json}. */
    static ContainerState inspected(Json json) {
        Json state = json.at("State");
        Optional<Instant> finished = Times.parse(state.text("FinishedAt"));
        ContainerStatus status = ContainerStatus.parse(state.text("Status"));
        // while a restarted program runs, engines say 0 here
        boolean ended = finished.isPresent() && status != ContainerStatus.RUNNING && status != ContainerStatus.PAUSED;
        OptionalLong exitCode = ended ? state.number("ExitCode") : OptionalLong.empty();
        return new ContainerState(
                json.text("Id"),
                withoutSlash(json.text("Name")),
                json.text("Image"),
                status,
                exitCode.isPresent() ? OptionalInt.of((int) exitCode.getAsLong()) : OptionalInt.empty(),
                state.isTrue("OOMKilled"),
                state.text("Error"),
                Times.parse(state.text("StartedAt")),
                finished,
                (int) json.number("RestartCount").orElse(0),
                // Podman's own form says Healthcheck
                health(state.at(state.at("Health").exists() ? "Health" : "Healthcheck")),
                inspectedPorts(json),
                json.texts("Config", "Labels"));
    }

    private static Optional<Health> health(Json health) {
        List<Json> log = health.list("Log");
        String last = log.isEmpty() ? "" : log.get(log.size() - 1).text("Output");
        // Podman sends an empty one, Docker at times "none", for a container without a HEALTHCHECK
        return health.maybe("Status")
                .filter(status -> !status.equals("none"))
                .map(status ->
                        new Health(status, (int) health.number("FailingStreak").orElse(0), last));
    }

    private static List<PortBinding> listedPorts(Json json) {
        List<PortBinding> ports = new ArrayList<>();
        for (Json each : json.list("Ports")) {
            OptionalLong host = each.number("PublicPort");
            if (host.orElse(0) > 0) {
                ports.add(new PortBinding(
                        (int) each.number("PrivatePort").orElse(0),
                        each.text("Type"),
                        each.maybe("IP").orElse("0.0.0.0"),
                        (int) host.getAsLong()));
            }
        }
        return ports;
    }

    private static List<PortBinding> inspectedPorts(Json json) {
        List<PortBinding> ports = new ArrayList<>();
        for (Map.Entry<String, Json> each :
                json.fields("NetworkSettings", "Ports").entrySet()) {
            String[] parts = each.getKey().split("/", 2);
            String protocol = parts.length == 2 ? parts[1] : "tcp";
            for (Json binding : each.getValue().list()) {
                String port = binding.text("HostPort");
                if (parts[0].matches("\\d{1,5}") && port.matches("\\d{1,5}")) {
                    String address = binding.maybe("HostIp").orElse("0.0.0.0");
                    ports.add(new PortBinding(Integer.parseInt(parts[0]), protocol, address, Integer.parseInt(port)));
                }
            }
        }
        return ports;
    }

    private static String withoutSlash(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }
}
