package io.github.runner4j.examples.process;

import io.github.runner4j.assembly.RunnerThreads;
import io.github.runner4j.container.ContainerEvent;
import io.github.runner4j.container.ContainerSpec;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.ExecResult;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.container.LogQuery;
import io.github.runner4j.container.PortBinding;
import io.github.runner4j.container.Sample;
import io.github.runner4j.container.SystemInfo;
import io.github.runner4j.spi.ContainerEngine;
import io.github.runner4j.spi.ExecCapability;
import io.github.runner4j.spi.SampleCapability;
import io.github.runner4j.spi.StageContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs programs as processes of this machine; the package says what stands for what. Safe for use by several threads. */
public final class ProcessEngine implements ContainerEngine, ExecCapability, SampleCapability {

    /** How long output is waited for after a process has ended: what it started may hold its pipes for ever. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Monitor monitor = new Monitor();
    private final Processes processes;
    private final RunnerThreads threads;
    private final Clock clock;
    private final Output output;

    private ProcessEngine(Clock clock, RunnerThreads threads) {
        this.clock = clock;
        this.threads = threads;
        this.processes = new Processes(clock);
        this.output = new Output(clock, threads.workers());
    }

    /**
     * An engine with threads of its own.
     *
     * @return the engine; close it
     */
    public static ProcessEngine create() {
        return new ProcessEngine(Clock.systemUTC(), RunnerThreads.create());
    }

    @Override
    public SystemInfo info(StageContext context) {
        context.check();
        Map<String, String> details = Map.of(
                "os", System.getProperty("os.name"),
                "architecture", System.getProperty("os.arch"),
                "cpus", String.valueOf(Runtime.getRuntime().availableProcessors()));
        return new SystemInfo(
                "process",
                "1",
                "1",
                "local:",
                "127.0.0.1",
                true,
                List.of("this machine, which is always there"),
                details);
    }

    @Override
    public String create(ContainerSpec spec, StageContext context) {
        context.check();
        Program program = Program.of(spec);
        return monitor.read(() -> processes.add(spec, program).id());
    }

    @Override
    public void start(String containerId, StageContext context) {
        context.check();
        monitor.change(() -> {
            LocalProcess container = processes.known(containerId);
            if (container.process().isEmpty()) {
                List<PortBinding> ports = HostPorts.choose(container.spec().ports(), processes.ports());
                container.start(ports, clock.instant());
                processes.tell("start", container, Map.of());
                container.process().ifPresent(started -> watch(container, started));
            }
        });
    }

    /** A container has ended when its process has, and what it wrote was read. */
    private void watch(LocalProcess container, Process process) {
        CompletableFuture<Void> reading = output.read(
                process, line -> monitor.change(() -> container.log().add(line)));
        CompletableFuture<Void> unused = process.onExit()
                .thenCompose(ended -> reading.completeOnTimeout(null, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS))
                .thenRun(() -> monitor.change(() -> processes.end(container, process.exitValue())));
    }

    @Override
    public void stop(String containerId, Duration grace, StageContext context) {
        context.check();
        Optional<LocalProcess> container = monitor.read(() -> processes.find(containerId));
        container.flatMap(each -> monitor.read(each::process)).ifPresent(process -> {
            // Not Process.destroy(): that closes the pipes, and the program's last words are lost.
            process.toHandle().destroy();
            if (!awaitEnd(container.get(), process, grace, context)) {
                Program.kill(process);
                awaitEnd(container.get(), process, LAST_WORDS.multipliedBy(2), context);
            }
        });
    }

    private boolean awaitEnd(LocalProcess container, Process process, Duration most, StageContext context) {
        return monitor.await(
                        () -> container.process().filter(process::equals).isPresent()
                                ? Optional.empty()
                                : Optional.of(container),
                        most,
                        context)
                .isPresent();
    }

    @Override
    public void remove(String containerId, StageContext context) {
        context.check();
        monitor.read(() -> processes.find(containerId)).ifPresent(container -> {
            monitor.read(container::process).ifPresent(process -> {
                Program.kill(process);
                awaitEnd(container, process, LAST_WORDS.multipliedBy(2), context);
            });
            monitor.change(() -> processes.remove(container));
        });
    }

    @Override
    public List<ContainerState> list(Map<String, String> labels, StageContext context) {
        context.check();
        return monitor.read(() -> processes
                .all()
                .filter(each -> each.spec().labels().entrySet().containsAll(labels.entrySet()))
                .map(LocalProcess::state)
                .toList());
    }

    @Override
    public Optional<ContainerState> inspect(String containerId, StageContext context) {
        context.check();
        return monitor.read(() -> processes.find(containerId).map(LocalProcess::state));
    }

    @Override
    public void logs(
            String containerId, LogQuery query, boolean follow, Consumer<LogLine> lines, StageContext context) {
        context.check();
        LocalProcess container = monitor.read(() -> processes.known(containerId));
        long next = monitor.read(() -> container.log().first(query));
        long end = follow ? Long.MAX_VALUE : monitor.read(() -> container.log().end());
        while (next < end) {
            long number = next;
            Optional<LogLine> line = monitor.await(() -> lineOrEnd(container, number), context);
            if (line.isEmpty()) {
                return;
            }
            LogLine told = line.get();
            lines.accept(query.timestamps() ? told : new LogLine(told.stream(), Optional.empty(), told.text()));
            next++;
        }
    }

    /** The line of a number; an empty one when there will be none; nothing yet when there may be one later. */
    private static Optional<Optional<LogLine>> lineOrEnd(LocalProcess container, long number) {
        Optional<LogLine> line = container.log().line(number);
        return line.isEmpty() && container.process().isPresent() ? Optional.empty() : Optional.of(line);
    }

    @Override
    public void events(Map<String, String> labels, Consumer<ContainerEvent> events, StageContext context) {
        int next = monitor.read(processes::events);
        while (true) {
            int number = next;
            ContainerEvent event = monitor.await(() -> processes.event(number), context);
            if (event.attributes().entrySet().containsAll(labels.entrySet())) {
                events.accept(event);
            }
            next++;
        }
    }

    @Override
    public ExecResult exec(String containerId, List<String> command, StageContext context) {
        context.check();
        LocalProcess container = monitor.read(() -> processes.running(containerId));
        Process process = container.program().start(command, monitor.read(container::ports));
        return new Command(process, output).run(context);
    }

    @Override
    public Map<String, Sample> sample(Collection<String> containerIds, StageContext context) {
        context.check();
        Map<String, Sample> all = new HashMap<>();
        for (String each : containerIds) {
            monitor.read(() -> processes.find(each).flatMap(LocalProcess::process))
                    .flatMap(process -> Counters.of(process, clock.instant()))
                    .ifPresent(sample -> all.put(each, sample));
        }
        return all;
    }

    /** Ends the programs that still run, because nobody would read what they write. */
    @Override
    public void close() {
        monitor.read(() ->
                        processes.all().flatMap(each -> each.process().stream()).toList())
                .forEach(Program::kill);
        threads.close();
    }
}
