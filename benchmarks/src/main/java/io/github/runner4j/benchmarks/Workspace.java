package io.github.runner4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary directory that goes when this is closed. */
record Workspace(Path directory) implements AutoCloseable {

    static Workspace create() throws IOException {
        return new Workspace(Files.createTempDirectory("runner4j-benchmark-"));
    }

    Path cache() {
        return directory.resolve("cache");
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(directory)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
