package io.github.runner4j.testkit.internal.process;

import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.program.Program;
import io.github.runner4j.testkit.time.Time;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** What the processes of a container find around them. */
public interface Host {

    /** Runs each process on a thread of its own. */
    Executor workers();

    /** The daemon's time. */
    Time time();

    /** The container's file system. */
    FileTree files();

    /** Whether an init process comes first, so that no process of ours is process 1. */
    boolean init();

    /** The program that these words start; the environment says where to look for it. */
    Optional<Program> program(List<String> arguments, Map<String, String> environment, String workingDirectory);

    /** A connection to another container, by its name or address. */
    Socket connect(String host, int port) throws IOException;
}
