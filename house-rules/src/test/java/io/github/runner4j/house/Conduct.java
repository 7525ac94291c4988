package io.github.runner4j.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What code does not do. */
final class Conduct {
    /** Types whose static constant would still change. */
    private static final Set<Class<?>> MUTABLE = Set.of(
            AtomicBoolean.class,
            AtomicInteger.class,
            AtomicLong.class,
            AtomicReference.class,
            ThreadLocal.class,
            StringBuilder.class,
            StringBuffer.class);

    private Conduct() {}

    /** Classes with {@code main} are programs: their output is for whoever started them. */
    static ArchRule onlyProgramsPrint(House house) {
        DescribedPredicate<JavaClass> others =
                DescribedPredicate.describe("without main", type -> house.holds(type) && !Checks.hasMain(type));
        return classes()
                .that(others)
                .should(Checks.notUse("System.out or err", Checks.member(System.class, "out", "err")));
    }

    static ArchRule noPrintedStackTraces(House house) {
        return classes().that(held(house)).should(Checks.notUse("printStackTrace", Conduct::printsStackTrace));
    }

    static ArchRule noSleeping(House house) {
        return classes().that(held(house)).should(Checks.notUse("Thread.sleep", Checks.member(Thread.class, "sleep")));
    }

    static ArchRule noServiceLoader(House house) {
        return classes().that(held(house)).should(Checks.notUse("ServiceLoader", Checks.member(ServiceLoader.class)));
    }

    static ArchRule noSynchronizedMethods(House house) {
        return classes()
                .that(held(house))
                .should(Checks.condition(
                        "have no synchronized method",
                        type -> type.getMethods().stream()
                                .filter(method -> method.getModifiers().contains(JavaModifier.SYNCHRONIZED))
                                .map(method -> method.getFullName() + " is synchronized")));
    }

    static ArchRule noStaticMutableState(House house) {
        return classes()
                .that(held(house))
                .should(Checks.condition(
                        "have no static mutable state",
                        type -> type.getFields().stream()
                                .filter(Conduct::isStaticAndMutable)
                                .map(field -> field.getFullName() + " is static and can change")));
    }

    static ArchRule threadsComeFromTheFactory(House house) {
        DescribedPredicate<JavaClass> others = DescribedPredicate.describe(
                "neither program nor thread factory",
                type -> house.holds(type)
                        && !Checks.hasMain(type)
                        && Exemptions.none(house, Exemptions.THREADS).test(type));
        return classes().that(others).should(Checks.notUse("new Thread or Executors", Conduct::makesThreads));
    }

    static ArchRule timeComesFromTheClock(House house) {
        return classes().that(held(house)).should(Checks.notUse("the time but from a clock", Conduct::readsSystemTime));
    }

    private static DescribedPredicate<JavaClass> held(House house) {
        return DescribedPredicate.describe("of the house", house::holds);
    }

    private static boolean printsStackTrace(JavaAccess<?> access) {
        return access.getName().equals("printStackTrace")
                && access.getTargetOwner().isAssignableTo(Throwable.class)
                && rawParameters(access) == 0;
    }

    private static boolean isStaticAndMutable(JavaField field) {
        Set<JavaModifier> modifiers = field.getModifiers();
        if (!modifiers.contains(JavaModifier.STATIC) || modifiers.contains(JavaModifier.SYNTHETIC)) {
            return false;
        }
        JavaClass type = field.getRawType();
        boolean handedOut = type.isArray() && !modifiers.contains(JavaModifier.PRIVATE);
        return !modifiers.contains(JavaModifier.FINAL) || handedOut || isMutable(type);
    }

    /** The interfaces stay allowed: {@code List.of} and its like are how constants are written. */
    private static boolean isMutable(JavaClass type) {
        boolean collection = type.getPackageName().startsWith("java.util")
                && !type.isInterface()
                && !type.isEnum()
                && (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class));
        return collection
                || type.isAssignableTo(ConcurrentMap.class)
                || MUTABLE.stream().anyMatch(type::isAssignableTo);
    }

    private static boolean makesThreads(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        boolean constructed =
                access instanceof JavaConstructorCall || access.getName().equals("<init>");
        boolean threadOrPool = owner.isAssignableTo(Thread.class)
                || (owner.isAssignableTo(Executor.class)
                        && owner.getPackageName().startsWith("java."));
        return (constructed && threadOrPool) || Checks.member(Executors.class).test(access);
    }

    private static boolean readsSystemTime(JavaAccess<?> access) {
        Predicate<JavaAccess<?>> now = Stream.of(
                        Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class)
                .map(type -> Checks.member(type, "now"))
                .reduce(Predicate::or)
                .orElseThrow();
        return (now.test(access) && rawParameters(access) == 0)
                || Checks.member(System.class, "currentTimeMillis").test(access);
    }

    private static int rawParameters(JavaAccess<?> access) {
        return access instanceof JavaCodeUnitAccess<?> unit
                ? unit.getTarget().getRawParameterTypes().size()
                : 0;
    }
}
