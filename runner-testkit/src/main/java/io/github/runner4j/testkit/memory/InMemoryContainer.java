package io.github.runner4j.testkit.memory;

import io.github.runner4j.config.Limits;
import io.github.runner4j.container.ContainerSpec;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.ContainerStatus;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.container.LogQuery;
import io.github.runner4j.container.PortBinding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A container of the engine in memory. The engine's lock guards it. */
final class InMemoryContainer {

    private final String id;
    private final ContainerSpec spec;
    private final List<LogLine> lines = new ArrayList<>();
    private ContainerStatus status = ContainerStatus.CREATED;
    private OptionalInt exitCode = OptionalInt.empty();
    private Optional<Instant> startedAt = Optional.empty();
    private Optional<Instant> finishedAt = Optional.empty();
    private List<PortBinding> ports = List.of();
    private InMemoryProgram program = InMemoryProgram.running();
    private Limits limits;

    InMemoryContainer(String id, ContainerSpec spec) {
        this.id = id;
        this.spec = spec;
        this.limits = spec.options().limits();
    }

    String id() {
        return id;
    }

    ContainerSpec spec() {
        return spec;
    }

    boolean runs() {
        return status == ContainerStatus.RUNNING;
    }

    InMemoryProgram program() {
        return program;
    }

    List<PortBinding> ports() {
        return ports;
    }

    Limits limits() {
        return limits;
    }

    void limits(Limits more) {
        limits = more.over(limits);
    }

    void start(InMemoryProgram next, List<PortBinding> published, Instant now) {
        program = next;
        ports = published;
        status = ContainerStatus.RUNNING;
        exitCode = OptionalInt.empty();
        startedAt = Optional.of(now);
        finishedAt = Optional.empty();
        next.lines().forEach(line -> print(line.stream(), line.text(), now));
    }

    void end(int code, Instant now) {
        status = ContainerStatus.EXITED;
        exitCode = OptionalInt.of(code);
        finishedAt = Optional.of(now);
        ports = List.of();
    }

    void print(LogLine.Stream stream, String text, Instant now) {
        lines.add(new LogLine(stream, Optional.of(now), text));
    }

    int lineCount() {
        return lines.size();
    }

    LogLine line(int number) {
        return lines.get(number);
    }

    /** The number of the first line that a query wants. */
    int first(LogQuery query) {
        int first = 0;
        while (first < lines.size() && isTooOld(lines.get(first), query)) {
            first++;
        }
        return Math.max(first, lines.size() - query.tail().orElse(lines.size()));
    }

    private static boolean isTooOld(LogLine line, LogQuery query) {
        return query.since()
                .map(since -> line.at().orElse(since).isBefore(since))
                .orElse(false);
    }

    ContainerState state() {
        return new ContainerState(
                id,
                spec.name(),
                spec.image(),
                status,
                exitCode,
                status == ContainerStatus.EXITED && program.oomKilled(),
                "",
                startedAt,
                finishedAt,
                0,
                program.health(),
                ports,
                spec.labels());
    }
}
