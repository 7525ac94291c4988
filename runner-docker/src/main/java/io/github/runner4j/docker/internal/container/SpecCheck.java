package io.github.runner4j.docker.internal.container;

import io.github.runner4j.container.ContainerException;
import io.github.runner4j.container.ContainerSpec;
import io.github.runner4j.container.PortBinding;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.secret.Variable;
import java.util.regex.Pattern;

/**
 * Refuses what engines take without a word and then do not do: Podman turns host port 70000 into 4464, Docker listens nowhere on
 * address 999.1.1.1.
 */
final class SpecCheck {

    private static final int HIGHEST_PORT = 65_535;

    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)");

    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    private SpecCheck() {}

    static void check(ContainerSpec spec) {
        spec.ports().forEach(SpecCheck::check);
        spec.options().environment().forEach(SpecCheck::check);
    }

    private static void check(PortBinding port) {
        if (port.containerPort() < 1 || port.containerPort() > HIGHEST_PORT) {
            throw refused("The container's port " + port.containerPort(), "1 to 65535");
        }
        if (port.hostPort() < 0 || port.hostPort() > HIGHEST_PORT) {
            throw refused("The host port " + port.hostPort(), "1 to 65535, or 0 for any");
        }
        if (!port.protocol().equals("tcp") && !port.protocol().equals("udp")) {
            throw refused("The protocol \"" + port.protocol() + "\"", "tcp or udp");
        }
        if (!IPV4.matcher(port.address()).matches()
                && !IPV6.matcher(port.address()).matches()) {
            throw refused(
                    "The address \"" + port.address() + "\"", "an IP address of the engine's host, as in 127.0.0.1");
        }
    }

    private static void check(Variable variable) {
        if (variable.name().isBlank()
                || variable.name().contains("=")
                || variable.name().indexOf('\0') >= 0) {
            throw refused("The environment variable \"" + variable.name() + "\"", "a name without \"=\"");
        }
    }

    private static ContainerException refused(String what, String allowed) {
        return new ContainerException(
                Failure.of(ErrorCode.INVALID_CONFIGURATION, what + " is not accepted. Allowed: " + allowed + "."),
                null);
    }
}
