package io.github.runner4j.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.Runner;
import io.github.runner4j.testkit.daemon.FakeDocker;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RecordedCallsTest {

    private static void call(FakeDocker docker) {
        Daemon.post(docker, "/containers/create?name=web", "{\"Image\":\"none\"}");
        Daemon.post(docker, "/containers/web/start", "");
    }

    @RunnerTest
    static class Fails {

        @Test
        void afterCalls(FakeDocker docker) {
            call(docker);
            throw new AssertionError("the test's own");
        }
    }

    @Test
    void areAddedToTheFailure() {
        Throwable failure = Run.of(Fails.class).failure();

        assertThat(failure).hasMessage("the test's own");
        assertThat(failure.getSuppressed()).singleElement().satisfies(calls -> {
            assertThat(calls.getStackTrace()).isEmpty();
            assertThat(calls)
                    .hasMessageMatching("The fake daemon received:\n  #1 POST /containers/create 404 \\w+"
                            + "\n  #2 POST /containers/web/start 404 \\w+");
        });
    }

    @Test
    void areReported() {
        assertThat(Run.of(Fails.class).reports())
                .singleElement()
                .asString()
                .contains(
                        "calls of the fake daemon", "#1 POST /containers/create 404", "#2 POST /containers/web/start");
    }

    @RunnerTest
    static class FailsWithoutCalls {

        @Test
        void atOnce(FakeDocker docker) {
            throw new AssertionError("the test's own");
        }

        @Test
        void withoutADaemon(Runner runner) {}
    }

    @Test
    void areNotToldWhenThereAreNone() {
        Run run = Run.of(FailsWithoutCalls.class);

        assertThat(run.failure()).hasNoSuppressedExceptions();
        assertThat(run.reports()).isEmpty();
    }

    @RunnerTest
    static class PassesOrIsSkipped {

        @Test
        void passes(FakeDocker docker) {
            call(docker);
        }

        @Test
        void isSkipped(FakeDocker docker) {
            call(docker);
            Assumptions.abort("not here");
        }
    }

    @Test
    void areNotToldOfATestThatDoesNotFail() {
        Run run = Run.of(PassesOrIsSkipped.class);

        run.passed(1);
        assertThat(run.reports()).isEmpty();
    }
}
