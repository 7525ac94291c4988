package io.github.runner4j.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules, over all modules. */
class HouseRulesTest {
    private static final House HOUSE = new House(House.PROJECT);
    private static JavaClasses classes;

    @BeforeAll
    static void importAllModules() {
        JavaClasses found = new ClassFileImporter().importPackages(House.PROJECT);
        classes = found.that(DescribedPredicate.describe(
                "outside these rules", type -> !type.getPackageName().equals(HouseRulesTest.class.getPackageName())));
    }

    @ParameterizedTest
    @MethodSource("names")
    void holds(String rule) {
        Rules.rule(rule, HOUSE).check(classes);
    }

    /** Rules that look at nothing hold: so every main source file must have been looked at. */
    @Test
    void looksAtEveryModule() {
        Set<String> seen = classes.stream()
                .map(type -> type.getPackageName() + "/"
                        + type.getSource()
                                .flatMap(source -> source.getFileName())
                                .orElse(""))
                .collect(Collectors.toSet());

        assertThat(Sources.main()).allSatisfy(file -> assertThat(seen).contains(key(file)));
    }

    private static String key(Path file) {
        if (file.endsWith("module-info.java")) {
            return House.PROJECT + "/package-info.java";
        }
        String path = file.toString().replace('\\', '/');
        String inPackage = path.substring(path.indexOf("/src/main/java/") + "/src/main/java/".length());
        int name = inPackage.lastIndexOf('/');
        return inPackage.substring(0, name).replace('/', '.') + inPackage.substring(name);
    }

    @Test
    void findsTheSources() {
        assertThat(Sources.main()).isNotEmpty().allMatch(Files::exists);
    }

    static Iterable<String> names() {
        return Rules.names();
    }
}
