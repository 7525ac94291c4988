package io.github.runner4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.config.RunOptions;
import io.github.runner4j.container.ContainerSpec;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.container.LogQuery;
import io.github.runner4j.container.PortBinding;
import io.github.runner4j.spi.ContainerEngine;
import io.github.runner4j.testkit.memory.ManualContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * What the contracts of an engine and of its capabilities have in common: an engine of their own for each test, containers that are
 * removed afterwards, and how programs are run on it.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
abstract class EngineContract {

    private static final String LABEL = "io.github.runner4j.contract";

    private final AtomicInteger names = new AtomicInteger();
    final String run = "contract-" + UUID.randomUUID().toString().substring(0, 8);
    final Map<String, String> labels = Map.of(LABEL, run);
    final ManualContext context = ManualContext.create();
    final Bounded bounded = new Bounded();
    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
    private @Nullable ContainerEngine opened;

    EngineContract() {}

    /**
     * Opens the engine under test. Called before each test; the contract closes the engine.
     *
     * @return an engine that works
     */
    protected abstract ContainerEngine openEngine();

    /**
     * The image that containers are made from.
     *
     * @return the id or name of an image that the engine has, with a POSIX shell and {@code sleep}; {@code busybox} by default
     */
    protected String image() {
        return "busybox";
    }

    /**
     * What a container is made from that runs a program. Override this for an engine whose containers have no shell.
     *
     * @param program what it shall do
     * @param plain name, image, ports and labels; no options
     * @return by default {@code plain} with the program's command as option, and without an init process where there is no such
     *     program, because that would be started in its place
     */
    protected ContainerSpec spec(ContractProgram program, ContainerSpec plain) {
        RunOptions.Builder options = RunOptions.builder().command(program.command());
        if (program.missing()) {
            options.init(false);
        }
        return new ContainerSpec(plain.name(), plain.image(), options.build(), plain.ports(), plain.labels());
    }

    @BeforeEach
    void open() {
        opened = openEngine();
    }

    /** The engine of this test. */
    ContainerEngine engine() {
        return Objects.requireNonNull(opened, "the engine is opened before each test");
    }

    void closeAfterTest(AutoCloseable resource) {
        toClose.push(resource);
    }

    @AfterEach
    void close() throws Exception {
        try (Bounded closed = bounded) {
            if (opened != null) {
                removeContainers(opened);
            }
        } finally {
            for (AutoCloseable each : toClose) {
                each.close();
            }
        }
    }

    private void removeContainers(ContainerEngine engine) {
        try (engine) {
            ManualContext cleanUp = ManualContext.create();
            engine.list(labels, cleanUp).forEach(each -> engine.remove(each.id(), cleanUp));
        }
    }

    /** A name that no other container has. */
    String name() {
        return run + "-" + names.incrementAndGet();
    }

    ContainerSpec spec(ContractProgram program, PortBinding... ports) {
        return spec(name(), program, ports);
    }

    ContainerSpec spec(String name, ContractProgram program, PortBinding... ports) {
        return spec(
                program, new ContainerSpec(name, image(), RunOptions.builder().build(), List.of(ports), labels));
    }

    String create(ContractProgram program, PortBinding... ports) {
        return engine().create(spec(program, ports), context);
    }

    /** Creates and starts, and waits until what the program writes can be read: engines may be behind with it, also after its end. */
    String start(ContractProgram program, PortBinding... ports) {
        String id = create(program, ports);
        engine().start(id, context);
        Bounded.until(
                () -> "the log had only " + texts(id).size() + " lines of "
                        + program.lines().size(),
                () -> texts(id).size() >= program.lines().size());
        return id;
    }

    /** Creates, starts, and waits for the end. */
    String runToItsEnd(ContractProgram program) {
        String id = start(program);
        awaitEnd(id);
        return id;
    }

    void awaitEnd(String id) {
        Bounded.until(
                () -> "the program had not ended: " + state(id), () -> state(id).ended());
    }

    ContainerState state(String id) {
        return engine().inspect(id, context)
                .orElseThrow(() -> new AssertionError("The container " + id + " is not known."));
    }

    List<LogLine> log(String id, LogQuery query) {
        List<LogLine> lines = new CopyOnWriteArrayList<>();
        engine().logs(id, query, false, lines::add, context);
        return lines;
    }

    List<String> texts(String id) {
        return log(id, LogQuery.all()).stream().map(LogLine::text).toList();
    }

    /** The engine as an engine that can do more. */
    <T> T capability(Class<T> type) {
        assertThat(engine()).as("the engine has the capability").isInstanceOf(type);
        return type.cast(engine());
    }
}
