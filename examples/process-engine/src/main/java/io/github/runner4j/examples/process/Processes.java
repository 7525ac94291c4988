package io.github.runner4j.examples.process;

import io.github.runner4j.container.ContainerEvent;
import io.github.runner4j.container.ContainerSpec;
import io.github.runner4j.container.PortBinding;
import io.github.runner4j.error.ErrorCode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The engine's "containers", and what happened to them. The engine's monitor guards them. */
final class Processes {

    private final Clock clock;
    private final Map<String, LocalProcess> byId = new LinkedHashMap<>();
    private final List<ContainerEvent> happened = new ArrayList<>();

    Processes(Clock clock) {
        this.clock = clock;
    }

    Stream<LocalProcess> all() {
        return byId.values().stream();
    }

    Optional<LocalProcess> find(String idOrName) {
        return Optional.ofNullable(byId.get(idOrName))
                .or(() -> all().filter(each -> each.spec().name().equals(idOrName))
                        .findFirst());
    }

    LocalProcess known(String idOrName) {
        return find(idOrName)
                .orElseThrow(() -> Program.failure(
                        ErrorCode.DOCKER_RESOURCE_NOT_FOUND,
                        "There is no container " + idOrName + ". Create it.",
                        null));
    }

    LocalProcess running(String idOrName) {
        LocalProcess container = known(idOrName);
        if (container.process().isEmpty()) {
            throw Program.failure(
                    ErrorCode.RESOURCE_CONFLICT, "The container " + idOrName + " does not run. Start it.", null);
        }
        return container;
    }

    LocalProcess add(ContainerSpec spec, Program program) {
        if (find(spec.name()).isPresent()) {
            throw Program.failure(
                    ErrorCode.RESOURCE_CONFLICT,
                    "There is a container with the name " + spec.name() + ". Choose another one.",
                    null);
        }
        LocalProcess container = new LocalProcess(UUID.randomUUID().toString(), spec, program);
        byId.put(container.id(), container);
        tell("create", container, Map.of());
        return container;
    }

    void end(LocalProcess container, int exitCode) {
        container.end(exitCode, clock.instant());
        tell("die", container, Map.of("exitCode", String.valueOf(exitCode)));
    }

    void remove(LocalProcess container) {
        if (byId.remove(container.id()) != null) {
            tell("destroy", container, Map.of());
        }
    }

    /** The ports that running programs were told to listen on. */
    List<PortBinding> ports() {
        return all().flatMap(each -> each.ports().stream()).toList();
    }

    int events() {
        return happened.size();
    }

    /** The event of a number, from 0, once there is one. */
    Optional<ContainerEvent> event(int number) {
        return number < happened.size() ? Optional.of(happened.get(number)) : Optional.empty();
    }

    void tell(String action, LocalProcess container, Map<String, String> details) {
        Map<String, String> attributes = new HashMap<>(container.spec().labels());
        attributes.put("name", container.spec().name());
        attributes.putAll(details);
        happened.add(new ContainerEvent(clock.instant(), container.id(), action, attributes));
    }
}
