package io.github.runner4j.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The conditions the rules are written with. */
final class Checks {
    private Checks() {}

    /** A condition that lists what is wrong with a class; nothing listed is right. */
    static ArchCondition<JavaClass> condition(String words, Function<JavaClass, Stream<String>> faults) {
        return new ArchCondition<>(words) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                faults.apply(type).forEach(fault -> events.add(SimpleConditionEvent.violated(type, fault)));
            }
        };
    }

    /** Neither calls, nor refers to, nor reads what the predicate names; lambdas count as their class. */
    static ArchCondition<JavaClass> notUse(String words, Predicate<JavaAccess<?>> forbidden) {
        return condition(
                "not use " + words,
                type -> type.getAccessesFromSelf().stream().filter(forbidden).map(JavaAccess::getDescription));
    }

    static ArchCondition<JavaClass> notDependOn(DescribedPredicate<JavaClass> others) {
        return condition("not depend on classes " + others.getDescription(), type -> {
            return type.getDirectDependenciesFromSelf().stream()
                    .filter(dependency ->
                            others.test(dependency.getTargetClass().getBaseComponentType()))
                    .map(dependency -> dependency.getDescription());
        });
    }

    static Predicate<JavaAccess<?>> member(Class<?> owner, String... names) {
        return access -> access.getTargetOwner().isEquivalentTo(owner)
                && (names.length == 0 || Stream.of(names).anyMatch(access.getName()::equals));
    }

    static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(Checks::outermost).orElse(type);
    }

    static boolean hasMain(JavaClass type) {
        return outermost(type).tryGetMethod("main", String[].class).isPresent();
    }

    /** Public, and so is every class around it. */
    static boolean isVisible(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(Checks::isVisible).orElse(true);
    }
}
