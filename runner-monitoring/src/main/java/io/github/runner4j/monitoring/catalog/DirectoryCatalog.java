package io.github.runner4j.monitoring.catalog;

import io.github.runner4j.Runner;
import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.file.CatalogEntity;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The catalog files of a directory, read by the runner, which has the parser. */
final class DirectoryCatalog implements ComponentCatalog {

    private static final String FILE = "catalog-info.yaml";
    private static final int DEPTH = 5;

    private final Runner runner;
    private final Path directory;

    DirectoryCatalog(Runner runner, Path directory) {
        this.runner = runner;
        this.directory = directory;
    }

    @Override
    public List<CatalogEntity> components() {
        return files().stream().flatMap(file -> runner.catalog(file).stream()).toList();
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(directory, DEPTH)) {
            return all.filter(file -> file.endsWith(FILE)).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            String message = "The catalog's directory " + directory + " cannot be read. Check that it exists.";
            throw new ConfigException(Failure.of(ErrorCode.CONFIGURATION_ERROR, message), List.of(), e);
        }
    }
}
