package io.github.runner4j.testkit.memory;

import io.github.runner4j.container.ContainerEvent;
import io.github.runner4j.container.ContainerException;
import io.github.runner4j.container.ContainerSpec;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.container.PortBinding;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.spi.ContainerEngine;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The containers of the engine in memory, and what happened to them. The engine's lock guards them. */
final class Containers {

    private final Map<String, InMemoryContainer> byId = new LinkedHashMap<>();
    private final List<ContainerEvent> happened = new ArrayList<>();
    private final HostPorts ports = new HostPorts();
    private Function<ContainerSpec, InMemoryProgram> programs = spec -> InMemoryProgram.running();
    private Clock clock = Clock.systemUTC();
    private int made;

    void programs(Function<ContainerSpec, InMemoryProgram> choice) {
        programs = choice;
    }

    void clock(Clock source) {
        clock = source;
    }

    Instant now() {
        return clock.instant();
    }

    HostPorts ports() {
        return ports;
    }

    Stream<InMemoryContainer> all() {
        return byId.values().stream();
    }

    Map<String, ContainerState> states() {
        Map<String, ContainerState> all = new LinkedHashMap<>();
        byId.values().forEach(each -> all.put(each.spec().name(), each.state()));
        return all;
    }

    Optional<InMemoryContainer> find(String idOrName) {
        return Optional.ofNullable(byId.get(idOrName))
                .or(() -> all().filter(each -> each.spec().name().equals(idOrName))
                        .findFirst());
    }

    InMemoryContainer known(String idOrName) {
        return find(idOrName)
                .orElseThrow(() -> failure(
                        ErrorCode.DOCKER_RESOURCE_NOT_FOUND, "There is no container " + idOrName + ". Create it."));
    }

    InMemoryContainer add(ContainerSpec spec) {
        if (find(spec.name()).isPresent()) {
            throw failure(
                    ErrorCode.RESOURCE_CONFLICT,
                    "There is a container with the name " + spec.name() + ". Choose another name.");
        }
        made++;
        InMemoryContainer container = new InMemoryContainer(spec.name() + "-" + made, spec);
        byId.put(container.id(), container);
        tell("create", container, Map.of());
        return container;
    }

    void start(InMemoryContainer container) {
        if (container.runs()) {
            return;
        }
        InMemoryProgram program = programs.apply(container.spec());
        if (program.missing()) {
            throw failure(
                    ErrorCode.CONTAINER_COMMAND_INVALID,
                    "The program of container " + container.spec().name() + " does not exist. Correct its command.");
        }
        List<PortBinding> held = all().flatMap(each -> each.ports().stream()).toList();
        container.start(program, ports.publish(container.spec().ports(), held), now());
        tell("start", container, Map.of());
        program.exitCode().ifPresent(code -> end(container, code));
    }

    void stop(InMemoryContainer container) {
        if (container.runs()) {
            container.program().stopLines().forEach(line -> print(container, line.stream(), line.text()));
            end(container, container.program().stopExitCode().orElse(ContainerEngine.KILLED));
        }
    }

    /** Its program ends, if it runs. */
    void end(InMemoryContainer container, int exitCode) {
        if (container.runs()) {
            container.end(exitCode, now());
            tell("die", container, Map.of("exitCode", String.valueOf(exitCode)));
        }
    }

    void print(InMemoryContainer container, LogLine.Stream stream, String text) {
        container.print(stream, text, now());
    }

    void remove(InMemoryContainer container) {
        end(container, ContainerEngine.KILLED);
        byId.remove(container.id());
        tell("destroy", container, Map.of());
    }

    int events() {
        return happened.size();
    }

    /** The event of a number, from 0, once there is one. */
    Optional<ContainerEvent> event(int number) {
        return number < happened.size() ? Optional.of(happened.get(number)) : Optional.empty();
    }

    private void tell(String action, InMemoryContainer container, Map<String, String> details) {
        Map<String, String> attributes = new HashMap<>(container.spec().labels());
        attributes.put("name", container.spec().name());
        attributes.put("image", container.spec().image());
        attributes.putAll(details);
        happened.add(new ContainerEvent(now(), container.id(), action, attributes));
    }

    private static ContainerException failure(ErrorCode code, String message) {
        return new ContainerException(Failure.of(code, message), null);
    }
}
