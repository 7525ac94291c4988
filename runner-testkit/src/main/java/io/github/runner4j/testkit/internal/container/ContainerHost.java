package io.github.runner4j.testkit.internal.container;

import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.internal.network.Neighbours;
import io.github.runner4j.testkit.internal.process.Executables;
import io.github.runner4j.testkit.internal.process.Host;
import io.github.runner4j.testkit.program.Program;
import io.github.runner4j.testkit.time.Time;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** What the processes of a container find around them. */
record ContainerHost(
        Surroundings surroundings, Executables executables, FileTree files, Neighbours neighbours, boolean init)
        implements Host {

    @Override
    public Executor workers() {
        return surroundings.workers();
    }

    @Override
    public Time time() {
        return surroundings.time();
    }

    @Override
    public Optional<Program> program(List<String> arguments, Map<String, String> environment, String workingDirectory) {
        return executables.find(files, arguments, environment, workingDirectory);
    }

    @Override
    public Socket connect(String host, int port) throws IOException {
        return neighbours.connect(host, port);
    }
}
