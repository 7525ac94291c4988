package io.github.runner4j.docker.internal.container;

import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.ContainerState.Health;
import io.github.runner4j.container.ContainerStatus;
import io.github.runner4j.container.PortBinding;
import io.github.runner4j.docker.internal.daemon.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads containers out of answers. Every field may be missing. */
final class States {

    private States() {}

    /** From {@code GET /containers/{id}/json}. */
    static ContainerState inspected(Json json) {
        Json state = json.at("State");
        ContainerStatus status = ContainerStatus.parse(state.text("Status"));
        return new ContainerState(
                json.text("Id"),
                name(json.text("Name")),
                json.text("Image"),
                status,
                exitCode(state, status),
                state.isTrue("OOMKilled"),
                state.text("Error"),
                time(state.text("StartedAt")),
                time(state.text("FinishedAt")),
                (int) json.number("RestartCount").orElse(0),
                health(state),
                published(json.fields("NetworkSettings", "Ports")),
                texts(json.fields("Config", "Labels")));
    }

    /** From an element of {@code GET /containers/json}. */
    static ContainerState listed(Json json) {
        return new ContainerState(
                json.text("Id"),
                json.list("Names").stream()
                        .findFirst()
                        .map(Json::text)
                        .map(States::name)
                        .orElse(""),
                json.maybe("ImageID").orElse(json.text("Image")),
                ContainerStatus.parse(json.text("State")),
                OptionalInt.empty(),
                false,
                "",
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                listedPorts(json.list("Ports")),
                texts(json.fields("Labels")));
    }

    static Map<String, String> texts(Map<String, Json> fields) {
        Map<String, String> texts = new HashMap<>();
        fields.forEach((name, value) -> texts.put(name, value.text()));
        return texts;
    }

    private static OptionalInt exitCode(Json state, ContainerStatus status) {
        boolean ended = status == ContainerStatus.EXITED || status == ContainerStatus.DEAD;
        return ended && state.number("ExitCode").isPresent()
                ? OptionalInt.of((int) state.number("ExitCode").getAsLong())
                : OptionalInt.empty();
    }

    /** Podman 4 calls it {@code Healthcheck} in its own form, and sends an empty status for an image that has none. */
    private static Optional<Health> health(Json state) {
        Json health = state.at("Health").exists() ? state.at("Health") : state.at("Healthcheck");
        return health.maybe("Status").filter(status -> !status.equals("none")).map(status -> {
            List<Json> log = health.list("Log");
            String output = log.isEmpty() ? "" : log.get(log.size() - 1).text("Output");
            return new Health(status, (int) health.number("FailingStreak").orElse(0), output);
        });
    }

    private static List<PortBinding> published(Map<String, Json> ports) {
        List<PortBinding> published = new ArrayList<>();
        ports.forEach((port, bindings) -> bindings.list().forEach(binding -> {
            int slash = port.indexOf('/');
            published.add(new PortBinding(
                    Integer.parseInt(slash < 0 ? port : port.substring(0, slash)),
                    slash < 0 ? "tcp" : port.substring(slash + 1),
                    binding.text("HostIp"),
                    binding.maybe("HostPort").map(Integer::parseInt).orElse(0)));
        }));
        return published;
    }

    private static List<PortBinding> listedPorts(List<Json> ports) {
        return ports.stream()
                .filter(port -> port.number("PublicPort").orElse(0) > 0)
                .map(port -> new PortBinding(
                        (int) port.number("PrivatePort").orElse(0),
                        port.maybe("Type").orElse("tcp"),
                        port.text("IP"),
                        (int) port.number("PublicPort").orElse(0)))
                .toList();
    }

    /** Docker's zero time, in the year 1, means never. */
    private static Optional<Instant> time(String text) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            return time.isAfter(Instant.EPOCH) ? Optional.of(time) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String name(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }
}
