package io.github.runner4j.docker.internal.cgroup;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** What the machine has. */
final class Machine {

    private static final int KIB = 1024;

    private Machine() {}

    /** Its memory in bytes. Source: {@code MemTotal} of {@code /proc/meminfo}. */
    static OptionalLong memoryBytes(Path root) {
        return Text.lines(root.resolve("proc/meminfo")).stream()
                .flatMap(List::stream)
                .filter(line -> line.startsWith("MemTotal:"))
                .map(line -> Text.number(line.replaceAll("\\D", "")))
                .flatMapToLong(OptionalLong::stream)
                .map(kib -> kib * KIB)
                .findFirst();
    }

    /** Its cores in use. Source: {@code /sys/devices/system/cpu/online}, as in {@code 0-3,6}. */
    static OptionalLong onlineCpus(Path root) {
        return Text.lines(root.resolve("sys/devices/system/cpu/online"))
                .filter(lines -> !lines.isEmpty())
                .map(lines -> Text.sum(Arrays.stream(lines.get(0).strip().split(",", -1))
                        .map(Machine::size)
                        .toList()))
                .orElseGet(OptionalLong::empty);
    }

    private static OptionalLong size(String range) {
        String[] ends = range.split("-", 2);
        OptionalLong first = Text.number(ends[0]);
        OptionalLong last = Text.number(ends[ends.length - 1]);
        return first.isPresent() && last.isPresent()
                ? OptionalLong.of(last.getAsLong() - first.getAsLong() + 1)
                : OptionalLong.empty();
    }
}
