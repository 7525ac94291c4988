package io.github.runner4j.docker.internal.cgroup;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** Version 1: each controller has a directory of its own. */
record VersionOne(Membership groups, Mounts mounts, Path memory) implements GroupCounters {

    private static final int FIELDS = 3;

    @Override
    public OptionalLong cpuNanos() {
        return of("cpuacct", directory -> Text.number(directory.resolve("cpuacct.usage")));
    }

    /** Without a limit the quota is -1. */
    @Override
    public OptionalDouble cpuLimit() {
        return Text.cores(
                of("cpu", directory -> Text.number(directory.resolve("cpu.cfs_quota_us"))),
                of("cpu", directory -> Text.number(directory.resolve("cpu.cfs_period_us"))));
    }

    @Override
    public OptionalLong throttledNanos() {
        return of("cpu", directory -> Text.named(directory.resolve("cpu.stat"), "throttled_time"));
    }

    @Override
    public OptionalLong memoryBytes() {
        return Text.number(memory.resolve("memory.usage_in_bytes"));
    }

    @Override
    public OptionalLong inactiveFileBytes() {
        return Text.named(memory.resolve("memory.stat"), "total_inactive_file");
    }

    @Override
    public OptionalLong memoryLimitBytes() {
        return Text.number(memory.resolve("memory.limit_in_bytes"));
    }

    @Override
    public OptionalLong readBytes() {
        return blocks("Read");
    }

    @Override
    public OptionalLong writeBytes() {
        return blocks("Write");
    }

    @Override
    public OptionalLong pids() {
        return of("pids", directory -> Text.number(directory.resolve("pids.current")));
    }

    /** Lines as in {@code 8:0 Read 4096}; the engine counts the same file. */
    private OptionalLong blocks(String operation) {
        return of(
                "blkio",
                directory -> Text.lines(directory.resolve("blkio.throttle.io_service_bytes_recursive"))
                        .map(lines -> Text.sum(lines.stream()
                                .map(line -> line.split(" ", -1))
                                .filter(fields -> fields.length == FIELDS && fields[1].equals(operation))
                                .map(fields -> Text.number(fields[2]))
                                .toList()))
                        .orElseGet(OptionalLong::empty));
    }

    private OptionalLong of(String controller, Function<Path, OptionalLong> counter) {
        Optional<Path> directory = groups.directory(mounts, controller);
        return directory.map(counter).orElseGet(OptionalLong::empty);
    }
}
