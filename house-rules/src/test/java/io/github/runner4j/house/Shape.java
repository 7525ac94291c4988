package io.github.runner4j.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** How types and packages are made. */
final class Shape {
    /** A Javadoc comment, first thing in the file, with a sentence that ends. */
    private static final Pattern SENTENCE =
            Pattern.compile("\\A\\s*/\\*\\*[\\s*]*[\\w{]((?!\\*/).)*?\\.\\s", Pattern.DOTALL);

    private Shape() {}

    static ArchRule internalTypesArePackagePrivateUnlessShared(House house) {
        DescribedPredicate<JavaClass> internal = DescribedPredicate.describe(
                "internal and top-level",
                type -> house.holds(type) && House.isInternal(type) && type.isTopLevelClass());
        return classes()
                .that(internal)
                .should(Checks.condition(
                        "be package-private unless another package of the jar uses them",
                        type -> isPublic(type) && hasEntrance(house, type) && !isShared(house, type)
                                ? Stream.of(type.getName() + " is public, and only its own package uses it")
                                : Stream.empty()));
    }

    static ArchRule publicClassesAreClosedOrMeantForExtension(House house) {
        DescribedPredicate<JavaClass> open = DescribedPredicate.describe(
                "public and neither final nor sealed",
                type -> house.holds(type) && Checks.isVisible(type) && !isClosed(type));
        return classes()
                .that(open.and(Exemptions.none(house, Exemptions.OPEN_CLASSES)))
                .should(Checks.condition(
                        "be abstract and say \"Extend this\"",
                        type -> isAbstract(type) && Sources.of(type).contains("Extend this")
                                ? Stream.empty()
                                : Stream.of(type.getName() + " is open, and nothing says \"Extend this\"")));
    }

    static ArchRule everyPackageIsIntroduced(House house) {
        return classes()
                .that(DescribedPredicate.describe("of the house", house::holds))
                .should(Checks.condition(
                        "be in a package with package-info, @NullMarked and a sentence", Shape::missingIntroduction));
    }

    static ArchRule everyExceptionIsARunnerException(House house) {
        DescribedPredicate<JavaClass> throwable = DescribedPredicate.describe(
                "throwable", type -> house.holds(type) && type.isAssignableTo(Throwable.class));
        return classes()
                .that(throwable.and(Exemptions.none(house, Exemptions.EXCEPTIONS)))
                .should(Checks.condition(
                        "extend RunnerException",
                        type -> type.isAssignableTo(house.at("error.RunnerException"))
                                ? Stream.empty()
                                : Stream.of(type.getName() + " does not extend RunnerException")));
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static boolean isAbstract(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.ABSTRACT);
    }

    /** Until a jar's own public package holds a type, there is nobody yet whom its internals could serve. */
    private static boolean hasEntrance(House house, JavaClass type) {
        return house.entrance(type).stream()
                .anyMatch(user -> !user.getSimpleName().equals("package-info"));
    }

    /** A nested class that another package uses shares the class around it. */
    private static boolean isShared(House house, JavaClass type) {
        return type.getPackage().getClasses().stream()
                .filter(member -> Checks.outermost(member).equals(type))
                .flatMap(member -> member.getDirectDependenciesToSelf().stream())
                .map(dependency -> dependency.getOriginClass())
                .anyMatch(user -> !user.getPackageName().equals(type.getPackageName())
                        && house.jar(user).equals(house.jar(type)));
    }

    private static boolean isClosed(JavaClass type) {
        return type.isInterface()
                || type.isEnum()
                || type.getModifiers().contains(JavaModifier.FINAL)
                || type.reflect().isSealed();
    }

    private static Stream<String> missingIntroduction(JavaClass type) {
        String name = type.getPackageName();
        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
        boolean told = Sources.text(name, "package-info.java")
                .map(text -> SENTENCE.matcher(text).find())
                .orElse(false);
        return Stream.concat(
                marked ? Stream.empty() : Stream.of(type.getName() + ": its package is not @NullMarked"),
                told ? Stream.empty() : Stream.of(type.getName() + ": its package has no sentence"));
    }
}
