package io.github.runner4j.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Tests of a class, which JUnit has run within a test. */
record Run(EngineExecutionResults results) {

    static Run of(Class<?> tests) {
        return of(tests, Map.of());
    }

    static Run of(Class<?> tests, Map<String, String> parameters) {
        return new Run(EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .configurationParameters(parameters)
                .execute());
    }

    /** All of its tests passed, and there were so many. */
    void passed(int number) {
        assertThat(failures()).isEmpty();
        assertThat(results.testEvents().succeeded().count()).isEqualTo(number);
    }

    /** What its only test failed with. */
    Throwable failure() {
        assertThat(failures()).as("failures").hasSize(1);
        return failures().get(0);
    }

    private List<Throwable> failures() {
        return results.allEvents()
                .failed()
                .map(each -> each.getRequiredPayload(TestExecutionResult.class))
                .flatMap(each -> each.getThrowable().stream())
                .toList();
    }

    /** What its tests told besides. */
    List<String> reports() {
        return results.testEvents().reportingEntryPublished().stream()
                .map(Event::getPayload)
                .map(each -> String.valueOf(each.orElseThrow()))
                .toList();
    }

    static List<String> suppressed(Throwable failure) {
        return Arrays.stream(failure.getSuppressed()).map(Throwable::getMessage).toList();
    }
}
