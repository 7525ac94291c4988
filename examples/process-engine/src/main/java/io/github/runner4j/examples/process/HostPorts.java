package io.github.runner4j.examples.process;

import io.github.runner4j.container.PortBinding;
import io.github.runner4j.container.Ports;
import io.github.runner4j.error.ErrorCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Finds the ports of this machine that a program is told to listen on. */
final class HostPorts {

    private static final int MOST_TRIES = 100;

    private HostPorts() {}

    /** The ports that a program gets. Those held by other programs of the engine are taken, even if nobody listens yet. */
    static List<PortBinding> choose(List<PortBinding> wanted, List<PortBinding> held) {
        List<PortBinding> chosen = new ArrayList<>();
        for (PortBinding each : wanted) {
            List<PortBinding> taken = new ArrayList<>(held);
            taken.addAll(chosen);
            int port = each.hostPort() == 0 ? any(each, taken) : each.hostPort();
            if (isTaken(each, port, taken)) {
                throw Program.failure(
                        ErrorCode.PORT_ALREADY_IN_USE,
                        "The port " + port + " of " + each.address() + " is in use. Choose another one.",
                        null);
            }
            chosen.add(new PortBinding(each.containerPort(), each.protocol(), each.address(), port));
        }
        return chosen;
    }

    private static boolean isTaken(PortBinding wanted, int port, List<PortBinding> taken) {
        return taken.stream()
                        .anyMatch(each ->
                                each.hostPort() == port && each.protocol().equals(wanted.protocol()))
                || !Ports.isFree(wanted.address(), port, wanted.protocol());
    }

    private static int any(PortBinding wanted, List<PortBinding> taken) {
        for (int i = 0; i < MOST_TRIES; i++) {
            int port = ephemeral();
            if (!isTaken(wanted, port, taken)) {
                return port;
            }
        }
        throw Program.failure(ErrorCode.PORT_ALREADY_IN_USE, "This machine has no free port. End some programs.", null);
    }

    private static int ephemeral() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw Program.failure(
                    ErrorCode.PORT_ALREADY_IN_USE, "This machine gives no port: " + e.getMessage() + ".", e);
        }
    }
}
