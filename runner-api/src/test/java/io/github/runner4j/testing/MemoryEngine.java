package io.github.runner4j.testing;

import io.github.runner4j.config.Limits;
import io.github.runner4j.container.ContainerEvent;
import io.github.runner4j.container.ContainerException;
import io.github.runner4j.container.ContainerSpec;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.ContainerStatus;
import io.github.runner4j.container.ExecResult;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.container.LogQuery;
import io.github.runner4j.container.PortBinding;
import io.github.runner4j.container.Sample;
import io.github.runner4j.container.SystemInfo;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.spi.ContainerEngine;
import io.github.runner4j.spi.ExecCapability;
import io.github.runner4j.spi.SampleCapability;
import io.github.runner4j.spi.StageContext;
import io.github.runner4j.spi.UpdateCapability;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An engine in memory: keeps containers, their labels and the host ports they hold, and refuses ports that are taken, but runs
 * nothing. What a container's program does is said by {@link #program(Function)}. Reaches a moment named like each method, and
 * {@code created} and {@code started} after the effect. Does not fake: networks, volumes, restarts, the clock of the engine.
 */
public final class MemoryEngine implements ContainerEngine, ExecCapability, SampleCapability, UpdateCapability {

    private static final int FIRST_EPHEMERAL = 32_768;

    private final Script script;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Box> boxes = new LinkedHashMap<>();
    private final List<Consumer<ContainerEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Set<Integer> foreign = new HashSet<>();
    private Function<ContainerSpec, Program> programs = spec -> Program.running();
    private Function<List<String>, ExecResult> execs = command -> new ExecResult(0, List.of());
    private boolean local;
    private boolean closed;
    private int made;
    private int ephemeral = FIRST_EPHEMERAL;

    /** An engine that follows a script. */
    public MemoryEngine(Script script) {
        this.script = script;
    }

    /**
     * What a program does once it is started.
     *
     * @param exitCode ends it at once, when present
     * @param oomKilled whether the engine calls that a lack of memory
     * @param lines what it writes
     * @param health what its HEALTHCHECK says
     */
    public record Program(
            OptionalInt exitCode, boolean oomKilled, List<String> lines, Optional<ContainerState.Health> health) {

        /** Runs until it is stopped. */
        public static Program running(String... lines) {
            return new Program(OptionalInt.empty(), false, List.of(lines), Optional.empty());
        }

        /** Ends at once. */
        public static Program ending(int exitCode, String... lines) {
            return new Program(OptionalInt.of(exitCode), false, List.of(lines), Optional.empty());
        }

        /** The same with a HEALTHCHECK. */
        public Program health(String status) {
            return new Program(
                    exitCode, oomKilled, lines, Optional.of(new ContainerState.Health(status, 1, "asked, " + status)));
        }
    }

    private static final class Box {
        private final String id;
        private final ContainerSpec spec;
        private ContainerStatus status = ContainerStatus.CREATED;
        private OptionalInt exitCode = OptionalInt.empty();
        private List<PortBinding> ports = List.of();
        private Program program = Program.running();
        private Optional<Instant> startedAt = Optional.empty();

        Box(String id, ContainerSpec spec) {
            this.id = id;
            this.spec = spec;
        }
    }

    /** Whether it claims to run on this machine. */
    public MemoryEngine local(boolean value) {
        return locked(() -> {
            local = value;
            return this;
        });
    }

    /** What each container's program does. */
    public MemoryEngine program(Function<ContainerSpec, Program> choice) {
        return locked(() -> {
            programs = choice;
            return this;
        });
    }

    /** What commands in containers result in. */
    public MemoryEngine exec(Function<List<String>, ExecResult> choice) {
        return locked(() -> {
            execs = choice;
            return this;
        });
    }

    /** Host ports held by programs outside. */
    public MemoryEngine taken(int... ports) {
        return locked(() -> {
            for (int port : ports) {
                foreign.add(port);
            }
            return this;
        });
    }

    /** The containers there are, by name. */
    public Map<String, ContainerState> containers() {
        return locked(() -> {
            Map<String, ContainerState> all = new LinkedHashMap<>();
            boxes.values().forEach(box -> all.put(box.spec.name(), state(box)));
            return all;
        });
    }

    /** What containers were made from, those that are gone included. */
    public int made() {
        return locked(() -> made);
    }

    /** Whether an image is used. */
    public boolean uses(String image) {
        return locked(
                () -> boxes.values().stream().anyMatch(box -> box.spec.image().equals(image)));
    }

    /** Ends a container's program from outside. */
    public void end(String containerId, int exitCode) {
        Map<String, String> labels = locked(() -> {
            end(boxes.get(containerId), exitCode);
            return boxes.get(containerId).spec.labels();
        });
        ContainerEvent died = new ContainerEvent(Instant.EPOCH, containerId, "die", labels);
        listeners.forEach(each -> each.accept(died));
    }

    /** Changes the labels of a container, as if others had made it. */
    public String adopt(String name, Map<String, String> labels) {
        return locked(() -> {
            String id = "c" + ++made;
            Box box = new Box(
                    id,
                    new ContainerSpec(
                            name,
                            "image",
                            io.github.runner4j.config.RunOptions.builder().build(),
                            List.of(),
                            labels));
            box.status = ContainerStatus.RUNNING;
            boxes.put(id, box);
            return id;
        });
    }

    /** Whether it was closed. */
    public boolean closed() {
        return locked(() -> closed);
    }

    @Override
    public SystemInfo info(StageContext context) {
        script.reach("info", context);
        return locked(() -> new SystemInfo(
                "memory", "1", "1", "memory:", "127.0.0.1", local, List.of("given by the test"), Map.of()));
    }

    @Override
    public String create(ContainerSpec spec, StageContext context) {
        script.reach("create", context);
        String id = locked(() -> {
            if (box(spec.name()).isPresent()) {
                throw failure(ErrorCode.RESOURCE_CONFLICT, "The name " + spec.name() + " is taken.");
            }
            String fresh = "c" + ++made;
            boxes.put(fresh, new Box(fresh, spec));
            return fresh;
        });
        script.reach("created", context);
        return id;
    }

    @Override
    public void start(String containerId, StageContext context) {
        script.reach("start", context);
        locked(() -> {
            Box box = box(containerId)
                    .orElseThrow(() -> failure(ErrorCode.DOCKER_RESOURCE_NOT_FOUND, "No container " + containerId));
            if (box.status == ContainerStatus.RUNNING) {
                return box;
            }
            box.ports = box.spec.ports().stream().map(this::publish).toList();
            box.program = programs.apply(box.spec);
            box.status = ContainerStatus.RUNNING;
            box.exitCode = OptionalInt.empty();
            box.startedAt = Optional.of(Instant.EPOCH.plusSeconds(made));
            box.program.exitCode().ifPresent(code -> end(box, code));
            return box;
        });
        script.reach("started", context);
    }

    @Override
    public void stop(String containerId, Duration grace, StageContext context) {
        script.reach("stop", context);
        locked(() -> {
            box(containerId)
                    .filter(box -> box.status == ContainerStatus.RUNNING)
                    .ifPresent(box -> end(box, 143));
            return this;
        });
    }

    @Override
    public void remove(String containerId, StageContext context) {
        script.reach("remove", context);
        locked(() -> {
            box(containerId).ifPresent(box -> {
                boxes.remove(box.id);
                changed.signalAll();
            });
            return this;
        });
    }

    @Override
    public List<ContainerState> list(Map<String, String> labels, StageContext context) {
        script.reach("list", context);
        return locked(() -> boxes.values().stream()
                .filter(box -> box.spec.labels().entrySet().containsAll(labels.entrySet()))
                .map(this::state)
                .toList());
    }

    @Override
    public Optional<ContainerState> inspect(String containerId, StageContext context) {
        script.reach("inspect", context);
        return locked(() -> box(containerId).map(this::state));
    }

    @Override
    public void logs(
            String containerId, LogQuery query, boolean follow, Consumer<LogLine> lines, StageContext context) {
        script.reach("logs", context);
        List<String> texts =
                locked(() -> box(containerId).map(box -> box.program.lines()).orElse(List.of()));
        int skip = Math.max(0, texts.size() - query.tail().orElse(texts.size()));
        texts.stream()
                .skip(skip)
                .map(text -> new LogLine(LogLine.Stream.STDOUT, Optional.empty(), text))
                .forEach(lines);
        if (follow) {
            awaitEnd(containerId, context);
        }
    }

    @Override
    public void events(Map<String, String> labels, Consumer<ContainerEvent> events, StageContext context) {
        script.reach("events", context);
        Consumer<ContainerEvent> wanted = event -> {
            if (event.attributes().entrySet().containsAll(labels.entrySet())) {
                events.accept(event);
            }
        };
        listeners.add(wanted);
        try {
            Script.blocks().act(context);
        } finally {
            listeners.remove(wanted);
        }
    }

    @Override
    public ExecResult exec(String containerId, List<String> command, StageContext context) {
        script.reach("exec", context);
        return locked(() -> execs).apply(command);
    }

    @Override
    public Map<String, Sample> sample(Collection<String> containerIds, StageContext context) {
        script.reach("sample", context);
        return locked(() -> {
            Map<String, Sample> samples = new HashMap<>();
            for (String id : containerIds) {
                box(id).filter(box -> box.status == ContainerStatus.RUNNING)
                        .ifPresent(box -> samples.put(id, sample()));
            }
            return samples;
        });
    }

    @Override
    public void update(String containerId, Limits limits, StageContext context) {
        script.reach("update", context);
    }

    @Override
    public void close() {
        locked(() -> {
            closed = true;
            return this;
        });
    }

    private void awaitEnd(String containerId, StageContext context) {
        try (StageContext.Hook hook = context.onStop(() -> locked(() -> {
            changed.signalAll();
            return this;
        }))) {
            locked(() -> {
                while (!context.stopped()
                        && box(containerId)
                                .filter(box -> box.status == ContainerStatus.RUNNING)
                                .isPresent()) {
                    // An interrupt alone ends nothing here, as with a socket.
                    changed.awaitUninterruptibly();
                }
                return this;
            });
        }
        context.check();
    }

    private void end(Box box, int exitCode) {
        box.status = ContainerStatus.EXITED;
        box.exitCode = OptionalInt.of(exitCode);
        box.ports = List.of();
        changed.signalAll();
    }

    private PortBinding publish(PortBinding wanted) {
        int port = wanted.hostPort();
        if (port != 0 && isTaken(port, wanted.protocol())) {
            throw failure(ErrorCode.PORT_ALREADY_IN_USE, "Host port " + port + " is already allocated");
        }
        while (port == 0 || isTaken(port, wanted.protocol())) {
            port = ephemeral++;
        }
        return new PortBinding(wanted.containerPort(), wanted.protocol(), wanted.address(), port);
    }

    private boolean isTaken(int port, String protocol) {
        return foreign.contains(port)
                || boxes.values().stream()
                        .flatMap(box -> box.ports.stream())
                        .anyMatch(each ->
                                each.hostPort() == port && each.protocol().equals(protocol));
    }

    private Optional<Box> box(String idOrName) {
        return boxes.values().stream()
                .filter(box -> box.id.equals(idOrName) || box.spec.name().equals(idOrName))
                .findFirst();
    }

    private ContainerState state(Box box) {
        return new ContainerState(
                box.id,
                box.spec.name(),
                box.spec.image(),
                box.status,
                box.exitCode,
                box.program.oomKilled(),
                "",
                box.startedAt,
                Optional.empty(),
                0,
                box.program.health(),
                box.ports,
                box.spec.labels());
    }

    private static Sample sample() {
        OptionalLong one = OptionalLong.of(1);
        OptionalLong no = OptionalLong.empty();
        return new Sample(
                Instant.EPOCH, "memory", one, one, OptionalDouble.empty(), no, one, no, no, no, no, no, no, one);
    }

    private static ContainerException failure(ErrorCode code, String message) {
        return new ContainerException(Failure.of(code, message), null);
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
