package io.github.runner4j.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which packages belong to which jar, under a base package: the project's own, or that of planted classes. */
record House(String base) {
    static final String PROJECT = "io.github.runner4j";

    /** The first package after the base of every jar but runner-api, which holds all others. */
    private static final Map<String, String> JARS = Map.of(
            "docker", "runner-docker",
            "monitoring", "runner-monitoring",
            "testkit", "runner-testkit",
            "examples", "examples",
            "benchmarks", "benchmarks");

    /** Packages of runner-api that are not exported, though their names do not say so. */
    private static final Set<String> HIDDEN = Set.of(PROJECT + ".text");

    /** Programs are never published: they may do what only the owner of a process may. */
    private static final List<String> PROGRAMS = List.of("examples", "benchmarks");

    /** The package of a name after the base; the empty name is the root. */
    String at(String name) {
        return name.isEmpty() ? base : base + "." + name;
    }

    String jar(JavaClass type) {
        return JARS.getOrDefault(firstPackage(type), "runner-api");
    }

    boolean holds(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(base) || name.startsWith(base + ".");
    }

    DescribedPredicate<JavaClass> jar(String jar) {
        return DescribedPredicate.describe(
                "of " + jar, type -> holds(type) && jar(type).equals(jar));
    }

    DescribedPredicate<JavaClass> published() {
        return DescribedPredicate.describe(
                "of a published jar", type -> holds(type) && !PROGRAMS.contains(firstPackage(type)));
    }

    /** The classes of the package that a jar starts at. */
    Set<JavaClass> entrance(JavaClass type) {
        JavaPackage at = type.getPackage();
        while (!at.getName().equals(this.at(firstPackage(type)))) {
            at = at.getParent().orElseThrow();
        }
        return at.getClasses();
    }

    /** In a package that its module keeps to itself. */
    static boolean isInternal(JavaClass type) {
        return (type.getPackageName() + ".").contains(".internal.") || HIDDEN.contains(type.getPackageName());
    }

    private String firstPackage(JavaClass type) {
        String name = type.getPackageName();
        String rest = name.length() > base.length() ? name.substring(base.length() + 1) : "";
        return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
    }
}
