package io.github.runner4j.testkit.program;

import io.github.runner4j.testkit.files.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** What a program sees of its process and its container. */
public interface ProgramContext {

    /**
     * The words it was started with.
     *
     * @return the program's own name first
     */
    List<String> arguments();

    /**
     * Its environment.
     *
     * @return a copy: name to value
     */
    Map<String, String> environment();

    /**
     * Where relative paths begin.
     *
     * @return an absolute path of the container
     */
    String workingDirectory();

    /**
     * As whom it runs.
     *
     * @return as in {@code docker run --user}: a name or a number, with a group after a colon or without; {@code ""} for root
     */
    String user();

    /**
     * What is written to it.
     *
     * @return at its end at once when nobody can write to it
     */
    InputStream stdin();

    /**
     * Where it writes to.
     *
     * @return unbuffered
     */
    OutputStream stdout();

    /**
     * Where it complains to.
     *
     * @return unbuffered; the same as {@link #stdout()} on a terminal
     */
    OutputStream stderr();

    /**
     * Whether its standard streams are a terminal.
     *
     * @return true when they are
     */
    boolean terminal();

    /**
     * The container's file system.
     *
     * @return shared with all processes of the container
     */
    FileTree files();

    /**
     * The processes of the container.
     *
     * @return this one included
     */
    Processes processes();

    /**
     * What it does when it is sent a signal. Without that a signal ends the process, as the system does: {@code KILL} always,
     * {@code TERM} and the like unless it is process 1 of a container without an init process.
     *
     * @param signal the name without {@code SIG}, as in {@code TERM}
     * @param action runs on a thread of the daemon; must not block
     */
    void onSignal(String signal, Runnable action);

    /**
     * Lets a signal do nothing, to this process and to those it starts from here on.
     *
     * @param signal the name without {@code SIG}
     */
    void ignoreSignal(String signal);

    /**
     * Lets a signal do again what it does without {@link #onSignal} and {@link #ignoreSignal}.
     *
     * @param signal the name without {@code SIG}
     */
    void resetSignal(String signal);

    /**
     * Listens on a port of the container. A port that is published reaches the listener.
     *
     * @param port 1 to 65535
     * @return the listener; closed when the process ends
     * @throws IOException when another process of the container listens there
     */
    ServerSocket listen(int port) throws IOException;

    /**
     * The ports of the container that somebody listens on.
     *
     * @return a copy
     */
    SortedSet<Integer> listening();

    /**
     * Connects to a port of this or another container of its networks.
     *
     * @param host {@code localhost}, an address or a name
     * @param port 1 to 65535
     * @return the connection
     * @throws IOException when nobody listens there
     */
    Socket connect(String host, int port) throws IOException;

    /**
     * The daemon's clock.
     *
     * @return the clock
     */
    Clock clock();

    /**
     * Waits by the daemon's clock.
     *
     * @param time how long
     * @throws InterruptedException when the process is killed meanwhile
     */
    void sleep(Duration time) throws InterruptedException;
}
