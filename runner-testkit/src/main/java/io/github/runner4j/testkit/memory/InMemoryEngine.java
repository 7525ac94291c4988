package io.github.runner4j.testkit.memory;

import io.github.runner4j.config.Limits;
import io.github.runner4j.container.ContainerEvent;
import io.github.runner4j.container.ContainerException;
import io.github.runner4j.container.ContainerSpec;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.ExecResult;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.container.LogQuery;
import io.github.runner4j.container.Sample;
import io.github.runner4j.container.SystemInfo;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.spi.ContainerEngine;
import io.github.runner4j.spi.ExecCapability;
import io.github.runner4j.spi.SampleCapability;
import io.github.runner4j.spi.StageContext;
import io.github.runner4j.spi.UpdateCapability;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A container engine in memory: keeps containers with their labels, logs and host ports, refuses ports that are taken, and tells
 * what happens, but runs nothing. What a container's program does is said by the test: {@link #programs}, {@link #print},
 * {@link #end}. Does not fake: images, networks, volumes, restart policies, health checks that change. Reaches the moments named
 * {@code ENGINE_…} and {@code CONTAINER_…}. Safe for use by several threads.
 */
public final class InMemoryEngine implements ContainerEngine, ExecCapability, SampleCapability, UpdateCapability {

    private final Script script;
    private final Monitor monitor = new Monitor();
    private final Containers containers = new Containers();
    private final Streams streams = new Streams(monitor, containers);
    private volatile Function<List<String>, ExecResult> commands = command -> new ExecResult(0, List.of());
    private volatile boolean local;
    private volatile boolean closed;
    private long samples;

    private InMemoryEngine(Script script) {
        this.script = script;
    }

    /**
     * An engine without containers.
     *
     * @return a new engine
     */
    public static InMemoryEngine create() {
        return following(Script.create());
    }

    /**
     * An engine that follows a script.
     *
     * @param script what happens besides
     * @return a new engine without containers
     */
    public static InMemoryEngine following(Script script) {
        return new InMemoryEngine(script);
    }

    /**
     * Says what programs do that are started from now on.
     *
     * @param choice by what their container was made from; programs run until they are stopped when not called
     * @return this
     */
    public InMemoryEngine programs(Function<ContainerSpec, InMemoryProgram> choice) {
        change(() -> containers.programs(choice));
        return this;
    }

    /**
     * Says what commands in containers result in.
     *
     * @param choice by the command's words; commands end with 0 and without output when not called
     * @return this
     */
    public InMemoryEngine commands(Function<List<String>, ExecResult> choice) {
        commands = choice;
        return this;
    }

    /**
     * Tells when things happen.
     *
     * @param source the system's clock when not called
     * @return this
     */
    public InMemoryEngine clock(Clock source) {
        change(() -> containers.clock(source));
        return this;
    }

    /**
     * Claims to run on this machine, so that a runner looks at its ports.
     *
     * @return this
     */
    public InMemoryEngine local() {
        local = true;
        return this;
    }

    /**
     * Lets programs outside hold a port of the host.
     *
     * @param port 1 to 65535
     * @return takes it back
     */
    public StageContext.Hook takePort(int port) {
        change(() -> containers.ports().take(port));
        return () -> change(() -> containers.ports().release(port));
    }

    /**
     * Lets a container's program write a line.
     *
     * @param container its id or name
     * @param stream where it writes to
     * @param text the line without its end
     */
    public void print(String container, LogLine.Stream stream, String text) {
        change(() -> containers.print(containers.known(container), stream, text));
    }

    /**
     * Lets a container's program end by itself. Nothing happens when it does not run.
     *
     * @param container its id or name
     * @param exitCode the exit code
     */
    public void end(String container, int exitCode) {
        change(() -> containers.end(containers.known(container), exitCode));
    }

    /**
     * The containers there are.
     *
     * @return their states by their names, in the order they were made
     */
    public Map<String, ContainerState> containers() {
        return monitor.read(containers::states);
    }

    /**
     * What a container may use now.
     *
     * @param container its id or name
     * @return the limits it was made with, and those that were changed since
     */
    public Limits limits(String container) {
        return monitor.read(() -> containers.known(container).limits());
    }

    /**
     * Whether a container was made from an image.
     *
     * @param image the image's id or name, as the container was made with it
     * @return true while there is such a container
     */
    public boolean uses(String image) {
        return monitor.read(
                () -> containers.all().anyMatch(each -> each.spec().image().equals(image)));
    }

    /**
     * Whether it was closed.
     *
     * @return true from then on
     */
    public boolean closed() {
        return closed;
    }

    @Override
    public SystemInfo info(StageContext context) {
        reach(Moment.ENGINE_INFO, context);
        return new SystemInfo(
                "memory", "1", "1", "memory:", "127.0.0.1", local, List.of("given by the test"), Map.of());
    }

    @Override
    public String create(ContainerSpec spec, StageContext context) {
        reach(Moment.CONTAINER_CREATE, context);
        String id = monitor.change(() -> containers.add(spec)).id();
        script.reach(Moment.CONTAINER_CREATED, context);
        return id;
    }

    @Override
    public void start(String containerId, StageContext context) {
        reach(Moment.CONTAINER_START, context);
        change(() -> containers.start(containers.known(containerId)));
        script.reach(Moment.CONTAINER_STARTED, context);
    }

    @Override
    public void stop(String containerId, Duration grace, StageContext context) {
        reach(Moment.CONTAINER_STOP, context);
        change(() -> containers.find(containerId).ifPresent(containers::stop));
    }

    @Override
    public void remove(String containerId, StageContext context) {
        reach(Moment.CONTAINER_REMOVE, context);
        change(() -> containers.find(containerId).ifPresent(containers::remove));
    }

    @Override
    public List<ContainerState> list(Map<String, String> labels, StageContext context) {
        reach(Moment.CONTAINER_LIST, context);
        return monitor.read(() -> containers
                .all()
                .filter(each -> each.spec().labels().entrySet().containsAll(labels.entrySet()))
                .map(InMemoryContainer::state)
                .toList());
    }

    @Override
    public Optional<ContainerState> inspect(String containerId, StageContext context) {
        reach(Moment.CONTAINER_INSPECT, context);
        return monitor.read(() -> containers.find(containerId).map(InMemoryContainer::state));
    }

    @Override
    public void logs(
            String containerId, LogQuery query, boolean follow, Consumer<LogLine> lines, StageContext context) {
        reach(Moment.CONTAINER_LOGS, context);
        streams.logs(monitor.read(() -> containers.known(containerId)), query, follow, lines, context);
    }

    @Override
    public void events(Map<String, String> labels, Consumer<ContainerEvent> events, StageContext context) {
        reach(Moment.ENGINE_EVENTS, context);
        streams.events(labels, events, context);
    }

    @Override
    public ExecResult exec(String containerId, List<String> command, StageContext context) {
        reach(Moment.CONTAINER_EXEC, context);
        if (!monitor.read(() -> containers.known(containerId).runs())) {
            throw new ContainerException(
                    Failure.of(
                            ErrorCode.RESOURCE_CONFLICT,
                            "The container " + containerId + " does not run. Start it first."),
                    null);
        }
        return commands.apply(command);
    }

    @Override
    public Map<String, Sample> sample(Collection<String> containerIds, StageContext context) {
        reach(Moment.CONTAINER_SAMPLE, context);
        return monitor.read(() -> {
            samples++;
            Map<String, Sample> all = new HashMap<>();
            for (String each : containerIds) {
                containers
                        .find(each)
                        .filter(InMemoryContainer::runs)
                        .ifPresent(found -> all.put(each, Samples.of(found.limits(), samples, containers.now())));
            }
            return all;
        });
    }

    @Override
    public void update(String containerId, Limits limits, StageContext context) {
        reach(Moment.CONTAINER_UPDATE, context);
        change(() -> containers.known(containerId).limits(limits));
    }

    @Override
    public void close() {
        closed = true;
    }

    private void reach(Moment moment, StageContext context) {
        context.check();
        script.reach(moment, context);
    }

    private void change(Runnable work) {
        monitor.change(() -> {
            work.run();
            return this;
        });
    }
}
