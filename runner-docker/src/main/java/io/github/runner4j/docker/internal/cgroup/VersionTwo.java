package io.github.runner4j.docker.internal.cgroup;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Version 2: one directory for all controllers. Source: the kernel's {@code Documentation/admin-guide/cgroup-v2.rst}. */
record VersionTwo(Path directory) implements GroupCounters {

    private static final int NANOS_PER_MICRO = 1_000;

    @Override
    public OptionalLong cpuNanos() {
        return nanos("usage_usec");
    }

    /** As in {@code 50000 100000}, or {@code max 100000} without a limit. */
    @Override
    public OptionalDouble cpuLimit() {
        String[] words = Text.lines(directory.resolve("cpu.max"))
                .filter(lines -> !lines.isEmpty())
                .map(lines -> lines.get(0).split(" ", 2))
                .orElseGet(() -> new String[0]);
        return words.length == 2 ? Text.cores(Text.number(words[0]), Text.number(words[1])) : OptionalDouble.empty();
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
