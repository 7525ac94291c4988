package io.github.runner4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Runs the tests of a contract as JUnit does, and looks at which of them fail. */
final class Obligations {

    private Obligations() {}

    /** At least one of the tests of an obligation fails; its number is the first word of the fault. */
    static void assertBroken(Class<?> subject, String fault) {
        String number = fault.substring(0, fault.indexOf(' '));
        List<DiscoverySelector> tests = tests(subject)
                .filter(each -> each.getName().startsWith(number + "_"))
                .<DiscoverySelector>map(each -> selectMethod(subject, each))
                .toList();

        assertThat(tests).as("tests of " + number).isNotEmpty();
        assertThat(run(tests).failed().count()).as("failed tests of " + number).isPositive();
    }

    /** No test fails. */
    static void assertKept(Class<?> subject) {
        Events tests = run(List.of(selectClass(subject)));

        assertThat(tests.failed().stream().map(Event::toString)).isEmpty();
        assertThat(tests.succeeded().count()).isPositive();
    }

    private static Stream<Method> tests(Class<?> subject) {
        List<Method> all = new ArrayList<>();
        for (Class<?> each = subject; each != null; each = each.getSuperclass()) {
            all.addAll(List.of(each.getDeclaredMethods()));
        }
        return all.stream().filter(each -> each.isAnnotationPresent(Test.class));
    }

    private static Events run(List<DiscoverySelector> tests) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(tests.toArray(DiscoverySelector[]::new))
                .execute()
                .testEvents();
    }
}
