package io.github.runner4j.assembly;

import io.github.runner4j.config.PortRequest;
import io.github.runner4j.container.ContainerException;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.Ports;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.spi.StageContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says which exact ports are taken, all at once, and who holds them. */
final class BusyPorts {

    private static final Set<String> EVERY_ADDRESS = Set.of("", "0.0.0.0", "::");
    private static final String OUTSIDE = "a program outside the engine";

    private final Parts parts;
    private final String component;

    BusyPorts(Parts parts, String component) {
        this.parts = parts;
        this.component = component;
    }

    /** Refuses a launch whose exact ports are seen to be taken, before a container is made. */
    void refuseTaken(List<PortRequest> requests, StageContext context) {
        if (parts.system().local() && requests.stream().anyMatch(BusyPorts::isTaken)) {
            throw explain(requests, null, context);
        }
    }

    /** Whether an exact port is seen to be taken, so that trying again is no use. */
    boolean anyTaken(List<PortRequest> requests, StageContext context) {
        List<PortRequest> exact = requests.stream().filter(PortRequest::exact).toList();
        if (exact.isEmpty()) {
            return false;
        }
        List<ContainerState> containers = containers(context);
        return exact.stream().anyMatch(each -> seenTaken(each, containers));
    }

    /** Who is seen to hold the wanted host port. */
    Optional<String> holder(PortRequest request, Collection<ContainerState> among) {
        if (request.hostPort().isEmpty()) {
            return Optional.empty();
        }
        boolean outside = parts.system().local() && !isFree(request);
        return Optional.ofNullable(container(request, among))
                .or(() -> outside ? Optional.of(OUTSIDE) : Optional.empty());
    }

    /** The failure that names every taken port and its holder. */
    ContainerException explain(List<PortRequest> requests, @Nullable RunnerException cause, StageContext context) {
        List<ContainerState> containers = containers(context);
        List<String> busy = requests.stream()
                .filter(PortRequest::exact)
                .filter(request -> seenTaken(request, containers))
                .map(request -> describe(request, container(request, containers)))
                .toList();
        String what = busy.isEmpty()
                ? "A host port that " + component + " wants is taken" + reason(cause)
                : component + " cannot be started on its exact host " + (busy.size() == 1 ? "port: " : "ports: ")
                        + String.join("; ", busy);
        return new ContainerException(
                Failure.of(
                        ErrorCode.PORT_ALREADY_IN_USE,
                        what + ". Free " + (busy.size() > 1 ? "them" : "it")
                                + ", choose another, or let the runner choose."),
                cause);
    }

    /** Without the list the ports are still named, only not who holds them. */
    private List<ContainerState> containers(StageContext context) {
        try {
            return parts.engine().list(Map.of(), context);
        } catch (RunnerException e) {
            context.check();
            return List.of();
        }
    }

    private static String reason(@Nullable RunnerException cause) {
        return cause == null ? "" : ": " + cause.failure().message().strip().replaceFirst("\\.$", "");
    }

    /** What is free on this machine says nothing about an engine on another. */
    private boolean seenTaken(PortRequest request, List<ContainerState> containers) {
        return (parts.system().local() && isTaken(request)) || container(request, containers) != null;
    }

    private static boolean isTaken(PortRequest request) {
        return request.exact() && !isFree(request);
    }

    private static boolean isFree(PortRequest request) {
        return Ports.isFree(request.address(), request.hostPort().orElseThrow(), request.protocol());
    }

    private static String describe(PortRequest request, @Nullable String holder) {
        return request.hostPort().orElseThrow() + "/" + request.protocol() + " on " + request.address() + ", held by "
                + (holder == null ? OUTSIDE : holder);
    }

    private static @Nullable String container(PortRequest request, Collection<ContainerState> containers) {
        String names = containers.stream()
                .filter(container -> container.ports().stream()
                        .anyMatch(port -> port.hostPort() == request.hostPort().orElseThrow()
                                && port.protocol().equals(request.protocol())
                                && meet(port.address(), request.address())))
                .map(BusyPorts::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? null : names;
    }

    /** Whether two programs that listen on these addresses get in each other's way. */
    private static boolean meet(String one, String other) {
        return one.equals(other) || EVERY_ADDRESS.contains(one) || EVERY_ADDRESS.contains(other);
    }

    /** An image's id tells people nothing; its name does. */
    private static String name(ContainerState container) {
        String image = container.image().startsWith("sha256:") ? "" : " (" + container.image() + ")";
        return "the container " + container.name() + image;
    }
}
