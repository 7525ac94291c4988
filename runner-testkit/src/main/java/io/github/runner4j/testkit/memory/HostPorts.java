package io.github.runner4j.testkit.memory;

import io.github.runner4j.container.ContainerException;
import io.github.runner4j.container.PortBinding;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The ports of a host that is not there. The engine's lock guards them. */
final class HostPorts {

    private static final int FIRST_EPHEMERAL = 32_768;
    private static final int LAST_EPHEMERAL = 60_999;

    private final Set<Integer> foreign = new HashSet<>();
    private int next = FIRST_EPHEMERAL;

    void take(int port) {
        foreign.add(port);
    }

    void release(int port) {
        foreign.remove(port);
    }

    /** The ports that a container gets, when others hold some. */
    List<PortBinding> publish(List<PortBinding> wanted, List<PortBinding> held) {
        List<PortBinding> published = new ArrayList<>();
        for (PortBinding each : wanted) {
            List<PortBinding> taken = new ArrayList<>(held);
            taken.addAll(published);
            int port = each.hostPort() == 0 ? free(each, taken) : each.hostPort();
            if (isTaken(each.protocol(), port, taken)) {
                throw new ContainerException(
                        Failure.of(
                                ErrorCode.PORT_ALREADY_IN_USE,
                                "The port " + port + " of the host is in use. Choose another port."),
                        null);
            }
            published.add(new PortBinding(each.containerPort(), each.protocol(), each.address(), port));
        }
        return published;
    }

    private int free(PortBinding wanted, List<PortBinding> taken) {
        int port;
        do {
            port = next;
            next = port == LAST_EPHEMERAL ? FIRST_EPHEMERAL : port + 1;
        } while (isTaken(wanted.protocol(), port, taken));
        return port;
    }

    private boolean isTaken(String protocol, int port, List<PortBinding> taken) {
        return foreign.contains(port)
                || taken.stream()
                        .anyMatch(each ->
                                each.hostPort() == port && each.protocol().equals(protocol));
    }
}
