package io.github.runner4j.testkit.internal.stdio;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.time.Time;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The standard streams of a container's first process, over all its runs, or of an exec: what is written goes to the log and to
 * all who are attached, on the thread that writes it.
 */
public final class Stdio {

    private final StdioSpec spec;
    private final Time time;
    private final ContainerLog log = new ContainerLog();
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Sink> sinks = new LinkedHashSet<>();
    private final LineSplitter outLines = new LineSplitter(line -> log(StdStream.STDOUT, line));
    private final LineSplitter errLines = new LineSplitter(line -> log(StdStream.STDERR, line));
    private final TerminalInput keyboard = new TerminalInput();
    private Runnable interrupt = () -> {};
    private int rows;
    private int columns;
    private Pipe stdin = new Pipe();
    private Output stdout = new Output(this, StdStream.STDOUT);
    private Output stderr = new Output(this, StdStream.STDERR);

    public Stdio(StdioSpec spec, Time time) {
        this.spec = spec;
        this.time = time;
        open();
    }

    /** How they are connected. */
    public StdioSpec spec() {
        return spec;
    }

    /** What was written. */
    public ContainerLog log() {
        return log;
    }

    /** What the process reads: of the run that has begun, or comes next. */
    public InputStream stdin() {
        return locked(() -> stdin);
    }

    /** Where the process writes to. */
    public OutputStream stdout() {
        return locked(() -> stdout);
    }

    /** Where the process complains to; the same on a terminal. */
    public OutputStream stderr() {
        return locked(() -> stderr);
    }

    /** The process has ended: all who are attached are told, followers of the log too, and the streams of the next run are ready. */
    public void end() {
        List<Sink> all = locked(() -> {
            outLines.flush();
            errLines.flush();
            List<Sink> attached = List.copyOf(sinks);
            sinks.clear();
            stdin.close();
            open();
            return attached;
        });
        all.forEach(Sink::end);
        log.end();
    }

    /** From here on a sink gets what is written, until the process ends or it leaves. */
    public void attach(Sink sink) {
        attach(sink, false, true);
    }

    /** Gives a sink what was written before, what comes from here on, or both. */
    void attach(Sink sink, boolean before, boolean fromHereOn) {
        locked(() -> {
            if (before) {
                log.entries()
                        .forEach(each -> sink.output(each.stream(), each.line().toBytes()));
            }
            return fromHereOn && sinks.add(sink);
        });
        if (!fromHereOn) {
            sink.end();
        }
    }

    /** A sink gets nothing more. */
    public void leave(Sink sink) {
        locked(() -> sinks.remove(sink));
    }

    /** Gives the terminal another size. */
    public void resize(int height, int width) {
        locked(() -> {
            rows = height;
            columns = width;
            return true;
        });
    }

    /** How many lines the terminal has; 0 when nobody said. */
    public int rows() {
        return locked(() -> rows);
    }

    /** How many characters a line of the terminal has; 0 when nobody said. */
    public int columns() {
        return locked(() -> columns);
    }

    /** What to do when somebody presses Ctrl-C on the terminal. */
    public void onInterrupt(Runnable action) {
        locked(() -> interrupt = action);
    }

    /** The end that is written to, of what the process of this run reads. */
    Pipe input() {
        return locked(() -> stdin);
    }

    /** Passes on what was typed or sent; a terminal shows it, too. */
    void input(Pipe to, byte[] bytes) throws InterruptedException {
        if (!spec.tty()) {
            to.write(bytes);
            return;
        }
        for (TerminalInput.Effect each : keyboard.type(bytes)) {
            echo().write(each.echo().toBytes(), 0, each.echo().size());
            to.write(each.line().toBytes());
            if (each.end()) {
                to.writeEnd();
            }
            if (each.interrupt()) {
                locked(() -> interrupt).run();
            }
        }
    }

    private Output echo() {
        return locked(() -> stdout);
    }

    private void open() {
        keyboard.clear();
        stdin = new Pipe();
        stdout = new Output(this, StdStream.STDOUT);
        stderr = spec.tty() ? stdout : new Output(this, StdStream.STDERR);
        if (!spec.openStdin() && !spec.tty()) {
            stdin.finish();
        }
    }

    /** Takes bytes that nobody changes afterwards, unless they come from a process of an earlier run. */
    void write(Output from, StdStream stream, byte[] bytes) {
        locked(() -> {
            if (from == stdout || from == stderr) {
                (stream == StdStream.STDOUT ? outLines : errLines).write(bytes);
                List.copyOf(sinks).forEach(each -> each.output(stream, bytes));
            }
            return true;
        });
    }

    private void log(StdStream stream, byte[] line) {
        if (spec.logged()) {
            log.add(new LogEntry(time.clock().instant(), stream, Content.of(line)));
        }
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
