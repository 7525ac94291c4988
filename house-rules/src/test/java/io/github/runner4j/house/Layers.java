package io.github.runner4j.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.stream.Stream;

/** Who may see whom. */
final class Layers {
    /** Lowest first; packages of one layer do not see each other. The root is the empty name. */
    private static final List<List<String>> LAYERS = List.of(
            List.of("secret", "text"),
            List.of("error"),
            List.of("source", "config"),
            List.of("config.level"),
            List.of("config.file"),
            List.of("image"),
            List.of("plan"),
            List.of("container"),
            List.of("instance"),
            List.of("event"),
            List.of("", "spi"),
            List.of("assembly"));

    private static final List<String> WATCHER =
            List.of("", ".health", ".metrics", ".alert", ".json", ".jfr", ".micrometer");

    private Layers() {}

    static ArchRule noPackageCycles(House house) {
        return slices().assignedFrom(packagesOf(house)).should().beFreeOfCycles();
    }

    static ArchRule layersLookDown(House house) {
        return classes()
                .that(house.jar("runner-api"))
                .should(Checks.condition(
                        "see lower layers only",
                        type -> type.getDirectDependenciesFromSelf().stream()
                                .filter(dependency -> looksUp(house, type, dependency.getTargetClass()))
                                .map(dependency -> dependency.getDescription())));
    }

    static ArchRule spiSeesNoInstanceEventOrRoot(House house) {
        return classes()
                .that(in(house, "spi"))
                .should(Checks.notDependOn(in(house, "", "instance", "event", "assembly")));
    }

    /** Ports stay behind the assembly: what callers start with, and every value, does without them. */
    static ArchRule onlyAssemblySeesAll(House house) {
        DescribedPredicate<JavaClass> others = house.jar("runner-api")
                .and(DescribedPredicate.not(in(house, "spi", "assembly")))
                .as("of runner-api outside spi and assembly");
        return classes().that(others).should(Checks.notDependOn(in(house, "spi", "assembly")));
    }

    static ArchRule apiStandsAlone(House house) {
        DescribedPredicate<JavaClass> foreign = DescribedPredicate.describe(
                "outside java.*, jspecify and runner-api",
                type -> !type.isPrimitive()
                        && !type.getPackageName().startsWith("java.")
                        && !type.getPackageName().startsWith("org.jspecify.")
                        && !house.jar("runner-api").test(type));
        return classes().that(house.jar("runner-api")).should(Checks.notDependOn(foreign));
    }

    static ArchRule monitoringKnowsNeitherDockerNorSpi(House house) {
        DescribedPredicate<JavaClass> unknown =
                house.jar("runner-docker").or(in(house, "spi")).as("of runner-docker or spi");
        return classes().that(house.jar("runner-monitoring")).should(Checks.notDependOn(unknown));
    }

    static ArchRule watcherDoesNotSeeItsRemoteControl(House house) {
        DescribedPredicate<JavaClass> watcher =
                in(house, WATCHER.stream().map("monitoring"::concat).toArray(String[]::new));
        DescribedPredicate<JavaClass> remoteControl = DescribedPredicate.describe(
                "in monitoring.http", type -> type.getPackageName().equals(house.at("monitoring.http")));
        return classes().that(watcher).should(Checks.notDependOn(remoteControl));
    }

    static ArchRule testkitKnowsNeitherDockerNorMonitoring(House house) {
        DescribedPredicate<JavaClass> unknown = house.jar("runner-docker")
                .or(house.jar("runner-monitoring"))
                .as("of runner-docker or runner-monitoring");
        return classes().that(house.jar("runner-testkit")).should(Checks.notDependOn(unknown));
    }

    static DescribedPredicate<JavaClass> in(House house, String... names) {
        List<String> packages = Stream.of(names).map(house::at).toList();
        return DescribedPredicate.describe("in " + packages, type -> packages.contains(type.getPackageName()));
    }

    private static boolean looksUp(House house, JavaClass from, JavaClass to) {
        int own = layer(house, from);
        return own >= 0
                && layer(house, to) >= own
                && !from.getPackageName().equals(to.getBaseComponentType().getPackageName());
    }

    /** The place of a class from below; -1 for a class of no layer, which sees and is seen freely. */
    private static int layer(House house, JavaClass type) {
        for (int i = 0; i < LAYERS.size(); i++) {
            if (LAYERS.get(i).stream()
                    .map(house::at)
                    .anyMatch(type.getBaseComponentType().getPackageName()::equals)) {
                return i;
            }
        }
        return -1;
    }

    private static SliceAssignment packagesOf(House house) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return house.holds(type) ? SliceIdentifier.of(type.getPackageName()) : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "each package";
            }
        };
    }
}
