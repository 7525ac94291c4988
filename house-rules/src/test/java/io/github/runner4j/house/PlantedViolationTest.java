package io.github.runner4j.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule finds what is planted in {@code planted.<rule>}: the classes named Planted, and none of those named Fine. */
class PlantedViolationTest {
    @ParameterizedTest
    @MethodSource("names")
    void isFound(String rule) {
        House house = new House("planted." + rule);
        JavaClasses planted = new ClassFileImporter().importPackages(house.base());

        List<String> found =
                Rules.rule(rule, house).evaluate(planted).getFailureReport().getDetails();

        assertThat(found)
                .isNotEmpty()
                .allMatch(line -> line.matches("(?s).*(Planted|package-info).*"), "names a planted class");
        assertThat(planted.stream()
                        .filter(type -> type.getSimpleName().startsWith("Planted") && type.isTopLevelClass()))
                .allSatisfy(type -> assertThat(found).anyMatch(line -> line.contains(type.getName())));
        assertThat(found).noneMatch(line -> line.matches("(Class|Method|Field|Constructor)? *<?[\\w.]*\\.Fine.*"));
    }

    static Iterable<String> names() {
        return Rules.names();
    }
}
