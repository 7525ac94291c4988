package io.github.runner4j.testkit.internal.applet;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.process.FakeProcess;
import io.github.runner4j.testkit.internal.process.Host;
import io.github.runner4j.testkit.internal.process.Pipe;
import io.github.runner4j.testkit.internal.process.ProcessSpec;
import io.github.runner4j.testkit.internal.process.ProcessTable;
import io.github.runner4j.testkit.internal.process.Signal;
import io.github.runner4j.testkit.internal.thread.Threads;
import io.github.runner4j.testkit.program.Processes;
import io.github.runner4j.testkit.program.Program;
import io.github.runner4j.testkit.time.ManualClock;
import io.github.runner4j.testkit.time.RealTime;
import io.github.runner4j.testkit.time.Time;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A container without an engine: files with the built-in programs, and processes. */
public final class Box implements AutoCloseable {

    /** How a program ended, and what it wrote. */
    public record Result(String out, String err, int code) {}

    private final Threads threads = Threads.create();
    private final Time time;
    private final FileTree files = FileTree.of(FileNode.directory(0755, Instant.EPOCH));
    private final ProcessTable processes = new ProcessTable(new Surroundings());
    private final Map<String, Program> programs = new ConcurrentHashMap<>();
    private boolean terminal;

    private Box(Optional<ManualClock> clock) {
        this.time = clock.<Time>map(each -> each).orElseGet(() -> RealTime.of(threads.timer()));
        Applets.install(files);
        files.makeDirectories("/work", FileNode.directory(0755, Instant.EPOCH));
    }

    /** One in which time passes. */
    public static Box create() {
        return new Box(Optional.empty());
    }

    /** One in which time is told. */
    static Box at(ManualClock clock) {
        return new Box(Optional.of(clock));
    }

    public FileTree files() {
        return files;
    }

    ProcessTable processes() {
        return processes;
    }

    Threads threads() {
        return threads;
    }

    void terminal(boolean value) {
        terminal = value;
    }

    /** A function that stands for an executable. */
    public void program(String name, Program program) {
        programs.put(name, program);
    }

    /** Starts a first process that does nothing, so that others can come and go. */
    void keep() {
        program("keep", context -> {
            new CountDownLatch(1).await();
            return 0;
        });
        start(InputStream.nullInputStream(), "keep");
    }

    /** Starts a process that goes on to run. */
    public Started start(InputStream in, String... words) {
        Pipe out = new Pipe();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Processes.Start start = new Processes.Start(List.of(words), environment(), "/work", in, out.writer(), err);
        FakeProcess process = processes
                .start(new ProcessSpec(start, "", terminal))
                .orElseThrow(() -> new AssertionError("no program"));
        try {
            out.writer().close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new Started(process, out.reader(), err);
    }

    /** A process that runs. */
    public record Started(FakeProcess process, InputStream out, ByteArrayOutputStream err) {

        public void signal(String name) {
            process.signal(Signal.parse(name).orElseThrow());
        }

        public String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = out.read(); c >= 0 && c != '\n'; c = out.read()) {
                line.append((char) c);
            }
            return line.toString();
        }

        public Result result() throws Exception {
            String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            int code = process.await();
            return new Result(text, err.toString(StandardCharsets.UTF_8), code);
        }
    }

    /** Runs a program to its end. */
    public Result run(String... words) throws Exception {
        return start(InputStream.nullInputStream(), words).result();
    }

    /** Runs a script to its end. */
    public Result shell(String script) throws Exception {
        return run("sh", "-c", script);
    }

    /** Runs a script that reads something. */
    Result shell(String script, String input) throws Exception {
        return start(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), "sh", "-c", script)
                .result();
    }

    /** Puts a file there. */
    void write(String path, String text, int mode) {
        files.put(path, FileNode.file(Content.of(text), mode, Instant.EPOCH));
    }

    /** Waits until a file holds something. */
    void awaitFile(String path, String text) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!read(path).equals(text) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    String read(String path) {
        return files.follow(path).orElseThrow().content().toString();
    }

    private static Map<String, String> environment() {
        return Map.of("PATH", "/usr/bin:/bin", "HOME", "/root");
    }

    @Override
    public void close() {
        processes.all().stream()
                .filter(each -> each.id() > 0)
                .forEach(each -> processes.signal(each.id(), Signal.KILL));
        threads.close();
    }

    private final class Surroundings implements Host {

        @Override
        public Executor workers() {
            return threads.workers();
        }

        @Override
        public Time time() {
            return time;
        }

        @Override
        public FileTree files() {
            return files;
        }

        @Override
        public boolean init() {
            return false;
        }

        @Override
        public Optional<Program> program(
                List<String> arguments, Map<String, String> environment, String workingDirectory) {
            return Optional.ofNullable(programs.get(arguments.get(0)))
                    .or(() -> Applets.executables().find(files, arguments, environment, workingDirectory));
        }

        @Override
        public Socket connect(String host, int port) throws IOException {
            throw new UnknownHostException(host);
        }
    }
}
