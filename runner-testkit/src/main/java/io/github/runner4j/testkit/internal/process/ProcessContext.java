package io.github.runner4j.testkit.internal.process;

import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.program.Processes;
import io.github.runner4j.testkit.program.Program;
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
import java.util.OptionalInt;
import java.util.SortedSet;

/** What a program sees of its process and its container. */
record ProcessContext(ProcessTable table, FakeProcess process, Start start) implements ProgramContext, Processes {

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
        return start().stdout();
    }

    @Override
    public OutputStream stderr() {
        return start().stderr();
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
    public void ignoreSignal(String signal) {
        process.ignore(known(signal));
    }

    @Override
    public void resetSignal(String signal) {
        process.reset(known(signal));
    }

    @Override
    public ServerSocket listen(int port) throws IOException {
        return process.closing(table.sockets().listen(port, process::closing));
    }

    @Override
    public SortedSet<Integer> listening() {
        return table.sockets().ports();
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
        return table.start(spec(start), process).map(Running.class::cast);
    }

    @Override
    public Running fork(Start start, Program program) {
        return table.fork(spec(start), program, process);
    }

    @Override
    public OptionalInt exec(Start start) throws Exception {
        Optional<Program> program = table.program(start);
        if (program.isEmpty()) {
            return OptionalInt.empty();
        }
        Start own = process.become(spec(start));
        return OptionalInt.of(program.get().run(new ProcessContext(table, process, own)));
    }

    private ProcessSpec spec(Start start) {
        return new ProcessSpec(start, user(), terminal());
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
