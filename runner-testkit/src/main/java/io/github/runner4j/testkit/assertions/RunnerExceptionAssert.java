package io.github.runner4j.testkit.assertions;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Evidence;
import io.github.runner4j.error.RunnerException;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;

/** Assertions over a failure: its code, its evidence, and all that AssertJ knows of exceptions. */
public final class RunnerExceptionAssert extends AbstractThrowableAssert<RunnerExceptionAssert, RunnerException> {

    RunnerExceptionAssert(RunnerException actual) {
        super(actual, RunnerExceptionAssert.class);
    }

    /**
     * It has a code.
     *
     * @param code the code
     * @return this
     */
    public RunnerExceptionAssert hasCode(ErrorCode code) {
        isNotNull();
        if (!actual.code().equals(code)) {
            throw because("Expected the code " + code.name() + ", but it is "
                    + actual.code().name());
        }
        return this;
    }

    /**
     * It has evidence of a kind.
     *
     * @param kind as in {@code log}
     * @return this
     */
    public RunnerExceptionAssert hasEvidence(String kind) {
        isNotNull();
        if (actual.evidence().stream().noneMatch(each -> each.kind().equals(kind))) {
            throw because("Expected evidence of the kind " + kind + ", but there is only " + kinds());
        }
        return this;
    }

    /**
     * It has evidence of a kind, with some text.
     *
     * @param kind as in {@code log}
     * @param text stands in the evidence's title or in one of its lines
     * @return this
     */
    public RunnerExceptionAssert hasEvidence(String kind, String text) {
        hasEvidence(kind);
        boolean found = actual.evidence().stream()
                .filter(each -> each.kind().equals(kind))
                .anyMatch(each ->
                        each.title().contains(text) || each.lines().stream().anyMatch(line -> line.contains(text)));
        if (!found) {
            throw because("Expected evidence of the kind " + kind + " with the text " + text + ", but there is only "
                    + actual.evidence());
        }
        return this;
    }

    private List<String> kinds() {
        return actual.evidence().stream().map(Evidence::kind).distinct().toList();
    }

    /** The failure itself is the cause, because its own message and trace tell most. */
    private AssertionError because(String message) {
        AssertionError error = failure("%s.%nIt says: %s", message, actual.getMessage());
        error.initCause(actual);
        return error;
    }
}
