package io.github.runner4j.testkit.internal.userland;

import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.program.Processes;
import io.github.runner4j.testkit.program.ProgramContext;
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

/** What a program sees that runs within the process of another: that process, with words, streams and directory of its own. */
public record InnerContext(ProgramContext outer, Processes.Start start) implements ProgramContext {

    /** The same with other words. */
    public static ProgramContext of(ProgramContext outer, List<String> words) {
        return new InnerContext(
                outer,
                new Processes.Start(
                        words,
                        outer.environment(),
                        outer.workingDirectory(),
                        outer.stdin(),
                        outer.stdout(),
                        outer.stderr()));
    }

    @Override
    public List<String> arguments() {
        return start.arguments();
    }

    @Override
    public Map<String, String> environment() {
        return start.environment();
    }

    @Override
    public String workingDirectory() {
        return start.workingDirectory();
    }

    @Override
    public String user() {
        return outer.user();
    }

    @Override
    public InputStream stdin() {
        return start.stdin();
    }

    @Override
    public OutputStream stdout() {
        return start.stdout();
    }

    @Override
    public OutputStream stderr() {
        return start.stderr();
    }

    @Override
    public boolean terminal() {
        return outer.terminal();
    }

    @Override
    public FileTree files() {
        return outer.files();
    }

    @Override
    public Processes processes() {
        return outer.processes();
    }

    @Override
    public void onSignal(String signal, Runnable action) {
        outer.onSignal(signal, action);
    }

    @Override
    public void ignoreSignal(String signal) {
        outer.ignoreSignal(signal);
    }

    @Override
    public void resetSignal(String signal) {
        outer.resetSignal(signal);
    }

    @Override
    public ServerSocket listen(int port) throws IOException {
        return outer.listen(port);
    }

    @Override
    public SortedSet<Integer> listening() {
        return outer.listening();
    }

    @Override
    public Socket connect(String host, int port) throws IOException {
        return outer.connect(host, port);
    }

    @Override
    public Clock clock() {
        return outer.clock();
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        outer.sleep(time);
    }
}
