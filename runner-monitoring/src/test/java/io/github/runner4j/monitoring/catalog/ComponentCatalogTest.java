package io.github.runner4j.monitoring.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.Runner;
import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.file.CatalogEntity;
import io.github.runner4j.error.Place;
import io.github.runner4j.testkit.memory.InMemoryPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentCatalogTest {

    private final ComponentCatalog catalog = ComponentCatalog.of(List.of(entity("other"), entity("hello")));

    @ParameterizedTest
    @ValueSource(
            strings = {"hello", "default/hello", "component:hello", "Component:default/hello", "component:x/HELLO"})
    void findsAComponentByItsReference(String reference) {
        assertThat(catalog.find(reference)).map(CatalogEntity::name).contains("hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hell", "api:default/hello", "component:", "component:a/b/hello", ":hello"})
    void findsNothingElse(String reference) {
        assertThat(catalog.find(reference)).isEmpty();
    }

    @Test
    void readsTheFilesOfADirectoryAnewEachTime(@TempDir Path directory) throws IOException {
        try (Runner runner = InMemoryPorts.create().runner()) {
            ComponentCatalog files = ComponentCatalog.directory(runner, directory);
            assertThat(files.components()).isEmpty();

            Path file = Files.createDirectory(directory.resolve("a")).resolve("catalog-info.yaml");
            Files.writeString(file, "kind = Component\nmetadata.name = hello\n");

            assertThat(files.find("component:default/hello")).isPresent();
        }
    }

    @Test
    void saysThatTheDirectoryIsNotThere(@TempDir Path directory) {
        try (Runner runner = InMemoryPorts.create().runner()) {
            ComponentCatalog files = ComponentCatalog.directory(runner, directory.resolve("gone"));

            assertThatThrownBy(files::components)
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("cannot be read");
        }
    }

    private static CatalogEntity entity(String name) {
        return new CatalogEntity(name, Optional.of("true"), Optional.empty(), Optional.empty(), Place.of("test"));
    }
}
