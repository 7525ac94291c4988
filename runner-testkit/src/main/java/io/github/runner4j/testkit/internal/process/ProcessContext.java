package io.github.runner4j.testkit.internal.process;

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
import java.util.Optional;

/** What a program sees of its process and its container. */
record ProcessContext(ProcessTable table, FakeProcess process) implements ProgramContext, Processes {

    private Start start() {
        return process.spec().start();
    }

    @Override
    public List<String> arguments() {
        return start().arguments();
    }

    @Override
    public Map<String, String> environment() {
        return Map.copyOf(start().environment());
    }

    @Override
    public String workingDirectory() {
        return start().workingDirectory();
    }

    @Override
    public String user() {
        return process.spec().user();
    }

    @Override
    public InputStream stdin() {
        return start().stdin();
    }

    @Override
    public OutputStream stdout() {
        return new FreezableOutput(start().stdout(), table.freezer());
    }

    @Override
    public OutputStream stderr() {
        return new FreezableOutput(start().stderr(), table.freezer());
    }

    @Override
    public boolean terminal() {
        return process.spec().terminal();
    }

    @Override
    public FileTree files() {
        return table.host().files();
    }

    @Override
    public Processes processes() {
        return this;
    }

    @Override
    public void onSignal(String signal, Runnable action) {
        process.onSignal(known(signal), action);
    }

    @Override
    public ServerSocket listen(int port) throws IOException {
        return process.closing(table.sockets().listen(port));
    }

    @Override
    public Socket connect(String host, int port) throws IOException {
        return process.closing(table.connect(host, port));
    }

    @Override
    public Clock clock() {
        return table.host().time().clock();
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        table.host().time().sleep(time);
        table.freezer().await();
    }

    @Override
    public List<Entry> all() {
        return table.all();
    }

    @Override
    public int own() {
        return process.id();
    }

    @Override
    public Optional<Running> start(Start start) {
        return table.start(new ProcessSpec(start, user(), terminal())).map(Running.class::cast);
    }

    @Override
    public boolean signal(int id, String signal) {
        return table.signal(id, known(signal));
    }

    private static Signal known(String name) {
        return Signal.parse(name)
                .orElseThrow(() -> new IllegalArgumentException(name + " is not the name of a signal"));
    }
}
