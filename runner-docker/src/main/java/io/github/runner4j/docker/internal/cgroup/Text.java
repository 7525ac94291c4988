package io.github.runner4j.docker.internal.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Small files of the kernel, which may be gone at any moment. */
final class Text {

    private Text() {}

    /** The lines; nothing when the file cannot be read. */
    static Optional<List<String>> lines(Path file) {
        try {
            return Optional.of(Files.readAllLines(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The number a file consists of; absent for the word {@code max}. */
    static OptionalLong number(Path file) {
        return lines(file)
                .filter(lines -> !lines.isEmpty())
                .map(lines -> number(lines.get(0)))
                .orElseGet(OptionalLong::empty);
    }

    /** The number after a name, on a line of its own. */
    static OptionalLong named(Path file, String name) {
        String start = name + " ";
        return lines(file).stream()
                .flatMap(List::stream)
                .filter(line -> line.startsWith(start))
                .findFirst()
                .map(line -> number(line.substring(start.length())))
                .orElseGet(OptionalLong::empty);
    }

    /** A number; absent when it is none, or one that no counter reaches. */
    static OptionalLong number(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** How many cores a time within a period makes; absent when there is no such limit. */
    static OptionalDouble cores(OptionalLong quota, OptionalLong period) {
        return quota.orElse(-1) > 0 && period.orElse(0) > 0
                ? OptionalDouble.of((double) quota.getAsLong() / period.getAsLong())
                : OptionalDouble.empty();
    }

    /** The sum; absent when there is nothing to add. */
    static OptionalLong sum(List<OptionalLong> parts) {
        return parts.stream().flatMapToLong(OptionalLong::stream).reduce(Long::sum);
    }
}
