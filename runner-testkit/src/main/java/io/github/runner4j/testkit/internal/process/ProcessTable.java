package io.github.runner4j.testkit.internal.process;

import io.github.runner4j.testkit.program.Processes;
import io.github.runner4j.testkit.program.Program;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The processes of one container. When the first of them ends, the others are killed. */
public final class ProcessTable {

    static final int FIRST = 1;
    private static final int BROKEN = 1;

    private final Host host;
    private final Sockets sockets;
    private final Freezer freezer = new Freezer();
    private volatile boolean over;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, FakeProcess> running = new ConcurrentSkipListMap<>();

    public ProcessTable(Host host) {
        this(host, new Sockets());
    }

    /** For processes whose listeners are among others. */
    public ProcessTable(Host host, Sockets sockets) {
        this.host = host;
        this.sockets = sockets;
    }

    /** Who listens on which port. */
    public Sockets sockets() {
        return sockets;
    }

    /** Those that run, in the order of their numbers. */
    public List<Processes.Entry> all() {
        return running.values().stream()
                .map(each -> new Processes.Entry(
                        each.id(), each.spec().user(), each.spec().start().arguments()))
                .toList();
    }

    /** Starts a process; nothing when there is no such program. */
    public Optional<FakeProcess> start(ProcessSpec spec) {
        return program(spec.start()).map(program -> run(create(spec), program));
    }

    /** The same, from another process. */
    Optional<FakeProcess> start(ProcessSpec spec, FakeProcess parent) {
        return program(spec.start()).map(program -> fork(spec, program, parent));
    }

    /** Starts a process that runs this program and ignores the signals that its parent ignores. */
    FakeProcess fork(ProcessSpec spec, Program program, FakeProcess parent) {
        FakeProcess process = create(spec);
        process.inherit(parent);
        return run(process, program);
    }

    /** The program that some words start. */
    Optional<Program> program(Processes.Start start) {
        return host.program(start.arguments(), start.environment(), start.workingDirectory());
    }

    /** Sends a signal; false when there is no such process. */
    public boolean signal(int id, Signal signal) {
        FakeProcess process = running.get(id);
        if (process != null) {
            process.signal(signal);
        }
        return process != null;
    }

    /** Does what the keys of a terminal do: sends a signal to the process that has it, and then to all that came of it. */
    public void signalTerminal(FakeProcess first, Signal signal) {
        running.values().stream()
                .filter(each -> each.session() == first.id())
                .sorted(Comparator.comparingInt(FakeProcess::id))
                .forEach(each -> each.signal(signal));
    }

    /** Holds everything up until {@link #thaw}: output, sleeps, signals. */
    public void freeze() {
        freezer.freeze();
    }

    /** Lets everything go on. */
    public void thaw() {
        freezer.thaw();
    }

    Freezer freezer() {
        return freezer;
    }

    Host host() {
        return host;
    }

    /** A connection from inside the container. */
    Socket connect(String name, int port) throws IOException {
        boolean inside = name.equals("localhost") || name.startsWith("127.") || name.equals("::1");
        return inside
                ? sockets.connect(port).orElseThrow(() -> new ConnectException("Connection refused"))
                : host.connect(name, port);
    }

    private FakeProcess create(ProcessSpec spec) {
        return new FakeProcess(numbers.incrementAndGet(), spec, host.init(), freezer, this::gone);
    }

    private FakeProcess run(FakeProcess process, Program program) {
        // Before the parent closes its own descriptors.
        ProcessContext context = new ProcessContext(this, process, process.streams());
        running.put(process.id(), process);
        if (over) {
            process.signal(Signal.KILL);
        }
        host.workers().execute(() -> live(context, program));
        return process;
    }

    private void gone(FakeProcess process) {
        running.remove(process.id());
        if (process.id() == FIRST) {
            over = true;
            freezer.thaw();
            running.values().forEach(each -> each.signal(Signal.KILL));
        }
    }

    private void live(ProcessContext context, Program program) {
        FakeProcess process = context.process();
        try {
            if (process.enter()) {
                process.end(program.run(context) & 0xFF);
            }
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            if (!process.hasEnded()) {
                complain(context.stderr(), e);
            }
            process.end(BROKEN);
        } finally {
            process.leave();
        }
    }

    /** As a JVM does with an exception that nobody caught. */
    private static void complain(OutputStream stderr, Throwable e) {
        try (PrintStream stream = new PrintStream(stderr, true, StandardCharsets.UTF_8)) {
            stream.println(e);
        }
    }
}
