package io.github.runner4j.testkit.internal.container;

import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.network.Neighbours;
import io.github.runner4j.testkit.internal.process.Host;
import io.github.runner4j.testkit.program.Program;
import io.github.runner4j.testkit.time.Time;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * What the processes of a container find around them.
 *
 * @param parts of the engine
 * @param files of the container
 * @param neighbours how it finds others
 * @param extraHosts names with the addresses that were given for them
 * @param init whether an init process comes first
 */
record ContainerHost(Parts parts, FileTree files, Neighbours neighbours, Map<String, String> extraHosts, boolean init)
        implements Host {

    private static final String THIS_MACHINE = "host-gateway";

    @Override
    public Executor workers() {
        return parts.surroundings().workers();
    }

    @Override
    public Time time() {
        return parts.surroundings().time();
    }

    @Override
    public Optional<Program> program(List<String> arguments, Map<String, String> environment, String workingDirectory) {
        return parts.executables().find(files, arguments, environment, workingDirectory);
    }

    @Override
    public Socket connect(String host, int port) throws IOException {
        String address = extraHosts.getOrDefault(host, host);
        return address.equals(THIS_MACHINE)
                ? new Socket(InetAddress.getLoopbackAddress(), port)
                : neighbours.connect(address, port);
    }
}
