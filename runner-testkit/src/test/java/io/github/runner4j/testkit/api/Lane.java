package io.github.runner4j.testkit.api;

import io.github.runner4j.testkit.wire.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A real engine that nobody else uses until this is closed. Contracts run in several JVMs, so that engines are tried side by side; but
 * only one class at a time is on each, because some cases list or prune everything that an engine has.
 */
final class Lane implements AutoCloseable {

    private static final Path DIRECTORY = Path.of("target", "lanes");

    private final FileChannel file;

    private Lane(FileChannel file) {
        this.file = file;
    }

    /** Waits until nobody else is on an engine; whoever is on it has limits of its own. */
    static Lane enter(Dialect dialect) {
        try {
            Files.createDirectories(DIRECTORY);
            FileChannel file = FileChannel.open(
                    DIRECTORY.resolve(dialect.id()), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            file.lock();
            return new Lane(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
