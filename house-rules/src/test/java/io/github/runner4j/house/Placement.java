package io.github.runner4j.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where each library may be used. */
final class Placement {
    private static final List<String> DOCKER_JAVA = List.of("com.github.dockerjava.");
    private static final List<String> JGIT = List.of("org.eclipse.jgit.", "org.apache.sshd.");
    private static final List<String> JACKSON = List.of("com.fasterxml.jackson.");

    private static final List<String> MICROMETER = List.of("io.micrometer.", "io.prometheus.");

    private Placement() {}

    static ArchRule dockerJavaStaysWithTheEngine(House house) {
        return only(
                house,
                DOCKER_JAVA,
                "docker.internal.daemon",
                "docker.internal.image",
                "docker.internal.registry",
                "docker.internal.container");
    }

    static ArchRule jgitStaysWithGit(House house) {
        return only(
                house,
                JGIT,
                "docker.internal.git",
                "docker.internal.git.mirror",
                "docker.internal.git.remote",
                "docker.internal.git.tree",
                "testkit.git");
    }

    /** The daemon package reads the Engine API's progress streams; Git LFS speaks JSON; the fake daemon is made of it. */
    static ArchRule jacksonStaysWithItsFormats(House house) {
        return only(
                house,
                JACKSON,
                "docker.internal.git.lfs",
                "docker.internal.yaml",
                "docker.internal.daemon",
                "monitoring.json",
                "testkit.daemon",
                "testkit.internal..");
    }

    static ArchRule micrometerStaysWithItsBinder(House house) {
        return only(house, MICROMETER, "monitoring.micrometer");
    }

    static ArchRule slf4jStaysInDockerAndMonitoring(House house) {
        DescribedPredicate<JavaClass> others = house.published()
                .and(DescribedPredicate.not(house.jar("runner-docker").or(house.jar("runner-monitoring"))))
                .as("of a published jar outside runner-docker and runner-monitoring");
        return classes().that(others).should(Checks.notDependOn(of(List.of("org.slf4j."))));
    }

    static ArchRule noLibraryInAPublicSignature(House house) {
        List<String> libraries = Stream.of(DOCKER_JAVA, JGIT, JACKSON, MICROMETER)
                .flatMap(List::stream)
                .toList();
        DescribedPredicate<JavaClass> offered = house.published()
                .and(DescribedPredicate.describe("public", type -> Checks.isVisible(type) && !House.isInternal(type)))
                .as("public and published");
        return classes()
                .that(offered.and(Exemptions.none(house, Exemptions.SIGNATURES)))
                .should(Checks.condition(
                        "not name a library in a public signature",
                        type -> signatures(type)
                                .filter(line -> libraries.stream().anyMatch(line::contains))));
    }

    /** A home that ends with two dots has all packages below it. */
    private static ArchRule only(House house, List<String> library, String... homes) {
        DescribedPredicate<JavaClass> others = DescribedPredicate.describe(
                "outside " + List.of(homes),
                type -> house.holds(type) && Stream.of(homes).noneMatch(home -> isAt(house, home, type)));
        return classes()
                .that(others.and(Exemptions.none(house, Exemptions.PLACEMENT)))
                .should(Checks.notDependOn(of(library)));
    }

    private static boolean isAt(House house, String home, JavaClass type) {
        return home.endsWith("..")
                ? type.getPackageName().startsWith(house.at(home.substring(0, home.length() - 1)))
                : type.getPackageName().equals(house.at(home));
    }

    private static DescribedPredicate<JavaClass> of(List<String> prefixes) {
        return DescribedPredicate.describe(
                "of " + prefixes, type -> prefixes.stream().anyMatch(type.getName()::startsWith));
    }

    /** One line per type a caller can meet: of supertypes, and of public and protected members. */
    private static Stream<String> signatures(JavaClass type) {
        Stream<JavaType> supertypes = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
        return Stream.concat(
                supertypes.flatMap(Placement::names).map(name -> type.getName() + " is a " + name),
                type.getMembers().stream()
                        .filter(Placement::isOffered)
                        .flatMap(member -> types(member)
                                .flatMap(Placement::names)
                                .map(name -> member.getFullName() + " names " + name)));
    }

    private static boolean isOffered(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaType> types(JavaMember member) {
        if (!(member instanceof JavaCodeUnit unit)) {
            return Stream.of(member.getOwner().getField(member.getName()).getType());
        }
        Stream<JavaType> thrown = unit.getExceptionTypes().stream().map(JavaType.class::cast);
        return Stream.of(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream(), thrown)
                .flatMap(stream -> stream);
    }

    private static Stream<String> names(JavaType type) {
        return Optional.of(type).stream()
                .flatMap(known -> known.getAllInvolvedRawTypes().stream())
                .map(JavaClass::getName);
    }
}
