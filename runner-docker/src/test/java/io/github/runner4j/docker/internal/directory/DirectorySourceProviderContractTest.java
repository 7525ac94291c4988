package io.github.runner4j.docker.internal.directory;

import io.github.runner4j.source.DirectorySource;
import io.github.runner4j.source.Source;
import io.github.runner4j.source.SourceEntry;
import io.github.runner4j.source.SourceTree;
import io.github.runner4j.spi.SourceProvider;
import io.github.runner4j.testkit.contract.SourceProviderContract;
import io.github.runner4j.testkit.memory.InMemoryTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

class DirectorySourceProviderContractTest extends SourceProviderContract {

    @TempDir
    private Path folder;

    @Override
    protected SourceProvider provider() {
        return new DirectorySourceProvider();
    }

    @Override
    protected Source publish(InMemoryTree files) {
        Path directory = folder.resolve("app");
        try {
            delete(directory);
            write(files, "", directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return DirectorySource.of(directory);
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static void write(SourceTree tree, String path, Path directory) throws IOException {
        Files.createDirectory(directory.resolve(path));
        for (SourceEntry each : tree.children(path)) {
            Path target = directory.resolve(each.path());
            if (each.isDirectory()) {
                write(tree, each.path(), directory);
                continue;
            }
            try (InputStream in = tree.open(each).stream()) {
                byte[] bytes = in.readAllBytes();
                if (each.isLink()) {
                    Files.createSymbolicLink(target, Path.of(new String(bytes, StandardCharsets.UTF_8)));
                } else {
                    Files.write(target, bytes);
                }
            }
            if (each.kind() == SourceEntry.Kind.EXECUTABLE && !target.toFile().setExecutable(true)) {
                throw new IOException(target + " cannot be made executable");
            }
        }
    }
}
