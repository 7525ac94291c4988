package io.github.runner4j.testkit.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.assembly.RunnerThreads;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.program.Processes;
import io.github.runner4j.testkit.program.Program;
import io.github.runner4j.testkit.time.ManualClock;
import io.github.runner4j.testkit.time.Time;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ProcessTableTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final RunnerThreads threads = RunnerThreads.create();
    private final ManualClock clock = ManualClock.at(Instant.EPOCH);
    private final Map<String, Program> programs = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private boolean init;
    private final ProcessTable table = new ProcessTable(new Host() {
        private final FileTree files = FileTree.of(FileNode.directory(0755, Instant.EPOCH));

        @Override
        public Executor workers() {
            return threads.workers();
        }

        @Override
        public Time time() {
            return clock;
        }

        @Override
        public FileTree files() {
            return files;
        }

        @Override
        public boolean init() {
            return init;
        }

        @Override
        public Optional<Program> program(
                List<String> arguments, Map<String, String> environment, String workingDirectory) {
            return Optional.ofNullable(programs.get(arguments.get(0)));
        }

        @Override
        public Socket connect(String host, int port) throws IOException {
            throw new ConnectException("no route to " + host + ":" + port);
        }
    });

    @AfterEach
    void close() {
        threads.close();
        assertThat(threads.alive()).isZero();
    }

    @Test
    void runsAProgramToItsEnd() throws Exception {
        programs.put("echo", context -> {
            context.stdout().write(String.join(" ", context.arguments()).getBytes(StandardCharsets.UTF_8));
            context.stderr().write(context.stdin().readAllBytes());
            return 300;
        });

        assertThat(start("echo", "a", "b").await()).isEqualTo(300 - 256);

        assertThat(out).hasToString("echo a b");
        assertThat(err).hasToString("input");
        assertThat(table.all()).isEmpty();
    }

    @Test
    void knowsNoOtherProgram() {
        assertThat(table.start(spec("nothing"))).isEmpty();
    }

    @Test
    void complainsAboutAProgramThatBreaks() throws Exception {
        programs.put("bad", context -> {
            throw new IllegalStateException("broken");
        });

        assertThat(start("bad").await()).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("java.lang.IllegalStateException: broken");
    }

    @Test
    void killsWhatSleeps() throws Exception {
        sleeper();
        FakeProcess process = start("sleep");
        clock.awaitWaiting(1, SOON);

        process.signal(Signal.TERM);
        assertThat(process.exit())
                .as("process 1 does not end by a signal that it does not know")
                .isNotDone();
        process.signal(Signal.KILL);

        assertThat(process.await()).isEqualTo(137);
    }

    @Test
    void anInitProcessLetsSignalsEndAProgram() throws Exception {
        init = true;
        sleeper();
        FakeProcess process = start("sleep");

        process.signal(Signal.WINCH);
        process.signal(Signal.TERM);

        assertThat(process.await()).isEqualTo(143);
    }

    @Test
    void aProgramMayHandleSignals() throws Exception {
        programs.put("app", context -> {
            CountDownLatch asked = new CountDownLatch(1);
            context.onSignal("SIGTERM", asked::countDown);
            context.processes()
                    .start(new Processes.Start(
                            List.of("ready"), Map.of(), "/", context.stdin(), context.stdout(), context.stderr()));
            asked.await();
            return 7;
        });
        CountDownLatch ready = new CountDownLatch(1);
        programs.put("ready", context -> {
            ready.countDown();
            return 0;
        });
        FakeProcess process = start("app");
        ready.await();

        table.signal(1, Signal.TERM);

        assertThat(process.await()).isEqualTo(7);
        assertThat(table.signal(1, Signal.TERM)).isFalse();
    }

    @Test
    void theEndOfTheFirstProcessKillsTheOthers() throws Exception {
        sleeper();
        CountDownLatch go = new CountDownLatch(1);
        programs.put("first", context -> {
            go.await();
            return 0;
        });
        FakeProcess first = start("first");
        FakeProcess second = start("sleep");
        assertThat(table.all()).extracting(Processes.Entry::id).containsExactly(1, 2);

        go.countDown();

        assertThat(first.await()).isZero();
        assertThat(second.await()).isEqualTo(137);
    }

    @Test
    void processesOfAContainerReachEachOther() throws Exception {
        CountDownLatch listening = new CountDownLatch(1);
        programs.put("server", context -> {
            try (ServerSocket server = context.listen(80)) {
                listening.countDown();
                try (Socket client = server.accept()) {
                    client.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
                }
            }
            return 0;
        });
        programs.put("client", context -> {
            try (Socket socket = context.connect("localhost", 80)) {
                socket.getInputStream().transferTo(context.stdout());
            }
            return 0;
        });
        sleeper();
        FakeProcess first = start("sleep");
        FakeProcess server = start("server");
        listening.await();
        assertThat(table.sockets().ports()).containsExactly(80);

        assertThat(start("client").await()).isZero();

        assertThat(server.await()).isZero();
        assertThat(out).hasToString("hello");
        assertThat(table.sockets().ports()).isEmpty();
        assertThat(table.sockets().connect(80)).isEmpty();
        assertThat(start("client").await()).isEqualTo(1);
        first.signal(Signal.KILL);
    }

    @Test
    void whatAProcessHadOpenIsClosedWithIt() throws Exception {
        CountDownLatch listening = new CountDownLatch(1);
        programs.put("server", context -> {
            try (ServerSocket server = context.listen(80)) {
                listening.countDown();
                server.accept().close();
            }
            return 0;
        });
        FakeProcess server = start("server");
        listening.await();

        server.signal(Signal.KILL);

        assertThat(server.await()).isEqualTo(137);
        assertThat(table.sockets().ports()).isEmpty();
    }

    private void sleeper() {
        programs.put("sleep", context -> {
            context.sleep(Duration.ofHours(1));
            return 0;
        });
    }

    private FakeProcess start(String... words) {
        return table.start(spec(words)).orElseThrow();
    }

    private ProcessSpec spec(String... words) {
        ByteArrayInputStream in = new ByteArrayInputStream("input".getBytes(StandardCharsets.UTF_8));
        return new ProcessSpec(new Processes.Start(List.of(words), Map.of("A", "b"), "/", in, out, err), "", false);
    }
}
