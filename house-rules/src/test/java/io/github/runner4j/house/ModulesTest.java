package io.github.runner4j.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each published jar says of itself. */
class ModulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"api", "docker", "monitoring", "testkit"})
    void exportsExactlyItsPublicPackages(String name) throws IOException {
        Path classes = Path.of("..", "runner-" + name, "target", "classes");

        ModuleDescriptor module = descriptor(classes);

        assertThat(module.name()).isEqualTo(House.PROJECT + "." + name);
        assertThat(module.exports().stream().map(ModuleDescriptor.Exports::source))
                .containsExactlyInAnyOrderElementsOf(publicPackages(classes));
        assertThat(module.exports()).noneMatch(ModuleDescriptor.Exports::isQualified);
    }

    private static ModuleDescriptor descriptor(Path classes) throws IOException {
        try (InputStream in = Files.newInputStream(classes.resolve("module-info.class"))) {
            return ModuleDescriptor.read(in);
        }
    }

    private static Set<String> publicPackages(Path classes) {
        return new ClassFileImporter()
                .importPath(classes).stream()
                        .filter(type -> Checks.isVisible(type) && !House.isInternal(type))
                        .map(JavaClass::getPackageName)
                        .collect(Collectors.toSet());
    }
}
