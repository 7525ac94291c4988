package io.github.runner4j.docker.internal.cgroup;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;

/** Version 2: one directory for all controllers. Source: the kernel's {@code Documentation/admin-guide/cgroup-v2.rst}. */
record VersionTwo(Path directory) implements GroupCounters {

    private static final int NANOS_PER_MICRO = 1_000;

    @Override
    public OptionalLong cpuNanos() {
        return nanos("usage_usec");
    }

    @Override
    public OptionalLong throttledNanos() {
        return nanos("throttled_usec");
    }

    @Override
    public OptionalLong memoryBytes() {
        return Text.number(directory.resolve("memory.current"));
    }

    @Override
    public OptionalLong inactiveFileBytes() {
        return Text.named(directory.resolve("memory.stat"), "inactive_file");
    }

    @Override
    public OptionalLong memoryLimitBytes() {
        return Text.number(directory.resolve("memory.max"));
    }

    @Override
    public OptionalLong readBytes() {
        return blocks("rbytes=");
    }

    @Override
    public OptionalLong writeBytes() {
        return blocks("wbytes=");
    }

    @Override
    public OptionalLong pids() {
        return Text.number(directory.resolve("pids.current"));
    }

    private OptionalLong nanos(String name) {
        OptionalLong micros = Text.named(directory.resolve("cpu.stat"), name);
        return micros.isPresent() ? OptionalLong.of(micros.getAsLong() * NANOS_PER_MICRO) : micros;
    }

    /** Lines as in {@code 8:16 rbytes=1459200 wbytes=314773504 rios=192}. */
    private OptionalLong blocks(String key) {
        return Text.lines(directory.resolve("io.stat"))
                .map(lines -> Text.sum(lines.stream()
                        .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                        .filter(field -> field.startsWith(key))
                        .map(field -> Text.number(field.substring(key.length())))
                        .toList()))
                .orElseGet(OptionalLong::empty);
    }
}
