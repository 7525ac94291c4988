package io.github.runner4j.examples.process;

import io.github.runner4j.container.ContainerSpec;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.ContainerStatus;
import io.github.runner4j.container.PortBinding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One "container": its program, its process while it runs, and how that ended. The engine's monitor guards it. */
final class LocalProcess {

    private final String id;
    private final ContainerSpec spec;
    private final Program program;
    private final ProcessLog log = new ProcessLog();
    private ContainerStatus status = ContainerStatus.CREATED;
    private Optional<Process> process = Optional.empty();
    private OptionalInt exitCode = OptionalInt.empty();
    private Optional<Instant> startedAt = Optional.empty();
    private Optional<Instant> finishedAt = Optional.empty();
    private List<PortBinding> ports = List.of();

    LocalProcess(String id, ContainerSpec spec, Program program) {
        this.id = id;
        this.spec = spec;
        this.program = program;
    }

    String id() {
        return id;
    }

    ContainerSpec spec() {
        return spec;
    }

    Program program() {
        return program;
    }

    ProcessLog log() {
        return log;
    }

    List<PortBinding> ports() {
        return ports;
    }

    /** Its process, while it runs. */
    Optional<Process> process() {
        return process;
    }

    void start(List<PortBinding> published, Instant now) {
        Process started = program.start(published);
        process = Optional.of(started);
        ports = published;
        status = ContainerStatus.RUNNING;
        exitCode = OptionalInt.empty();
        startedAt = Optional.of(now);
        finishedAt = Optional.empty();
    }

    void end(int code, Instant now) {
        process = Optional.empty();
        ports = List.of();
        status = ContainerStatus.EXITED;
        exitCode = OptionalInt.of(code);
        finishedAt = Optional.of(now);
    }

    ContainerState state() {
        return new ContainerState(
                id,
                spec.name(),
                spec.image(),
                status,
                exitCode,
                false,
                "",
                startedAt,
                finishedAt,
                0,
                Optional.empty(),
                ports,
                spec.labels());
    }
}
