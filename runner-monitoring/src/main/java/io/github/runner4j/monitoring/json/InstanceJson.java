package io.github.runner4j.monitoring.json;

import io.github.runner4j.container.ContainerState;
import io.github.runner4j.instance.Endpoint;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.instance.InstanceId;
import io.github.runner4j.instance.InstanceState;
import io.github.runner4j.instance.InstanceStatus;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An instance as an object. */
public final class InstanceJson {

    private InstanceJson() {}

    /**
     * An instance that has a container. Asks the engine.
     *
     * @param instance the instance
     * @return its members; {@code ports} are those of the host
     */
    public static Map<String, Object> of(Instance instance) {
        InstanceStatus status = instance.status();
        List<Endpoint> endpoints = status.state() == InstanceState.RUNNING ? instance.endpoints() : List.of();
        Optional<ContainerState> container = status.container();
        return begin(instance.id(), instance.component(), status.state())
                .put("containerId", instance.containerId())
                .put("ports", endpoints.stream().map(Endpoint::port).toList())
                .put("endpoints", endpoints.stream().map(InstanceJson::endpoint).toList())
                .put("startedAt", container.flatMap(ContainerState::startedAt).map(Instant::toString))
                .put("stoppedAt", stoppedAt(status).map(Instant::toString))
                .put("endsAt", status.endsAt().map(Instant::toString))
                .put("error", container.map(ContainerState::error).filter(text -> !text.isEmpty()))
                .map();
    }

    /**
     * An instance without a container: its launch is under way or failed, or it was stopped.
     *
     * @param id its id
     * @param component its component
     * @param state where it is in its life
     * @param error what went wrong, if something did
     * @return its members
     */
    public static Map<String, Object> without(
            InstanceId id, String component, InstanceState state, Optional<String> error) {
        return begin(id, component, state)
                .put("ports", List.of())
                .put("endpoints", List.of())
                .put("error", error)
                .map();
    }

    /**
     * A component's name as portals write it.
     *
     * @param component the name
     * @return as in {@code component:default/hello}
     */
    public static String reference(String component) {
        return "component:default/" + component;
    }

    private static Members begin(InstanceId id, String component, InstanceState state) {
        return new Members()
                .put("id", id.value())
                .put("componentRef", reference(component))
                .put("status", state.name().toLowerCase(Locale.ROOT));
    }

    private static Optional<Instant> stoppedAt(InstanceStatus status) {
        return status.container().filter(ContainerState::ended).flatMap(ContainerState::finishedAt);
    }

    private static Map<String, Object> endpoint(Endpoint endpoint) {
        return new Members()
                .put("containerPort", endpoint.containerPort())
                .put("protocol", endpoint.protocol())
                .put("host", endpoint.host())
                .put("port", endpoint.port())
                .map();
    }
}
