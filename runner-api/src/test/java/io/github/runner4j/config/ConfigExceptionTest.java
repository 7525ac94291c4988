package io.github.runner4j.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.Place;
import io.github.runner4j.secret.Redactor;
import io.github.runner4j.secret.Secret;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigExceptionTest {

    private static final Place PLACE = new Place("a.yml", 2, 3);
    private static final Problem PROBLEM = new Problem(
            PLACE, "runner.a", "is hunter22.", Optional.of("hunter22"), Optional.of("b"), Optional.of("hunter22"));

    private final ConfigException exception = ConfigException.of(
            "a.yml", List.of(PROBLEM.quoting("  2 | hunter22\n    | ^"), new Problem(PLACE, "", "no.")));

    @Test
    void holdsAllProblems() {
        assertThat(exception.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION);
        assertThat(exception.problems()).hasSize(2);
        assertThat(exception)
                .hasMessage("a.yml has 2 problems:\n  a.yml:2:3: runner.a: is hunter22.\n  a.yml:2:3: no.");
        assertThat(ConfigException.fatal(PLACE, "no.")).hasMessage("a.yml has a problem:\n  a.yml:2:3: no.");
    }

    @Test
    void tellsEachProblemWithItsLine() {
        assertThat(exception.text()).isEqualTo("""
                a.yml has 2 problems:
                a.yml:2:3: runner.a: is hunter22.
                  2 | hunter22
                    | ^
                a.yml:2:3: no.""");
        assertThat(new ConfigException(Failure.of(ErrorCode.UNKNOWN_ERROR, "one\ntwo"), List.of(), null).text())
                .isEqualTo("one\ntwo");
    }

    @Test
    void hidesSecretsInAllItHolds() {
        Redactor redactor = Redactor.patterns().with(List.of(Secret.of("hunter22")));

        ConfigException shown = (ConfigException) exception.redacted(redactor);

        assertThat(shown.text() + shown.getMessage() + shown.problems()).doesNotContain("hunter22");
        assertThat(shown.problems().get(0))
                .isEqualTo(new Problem(
                        PLACE,
                        "runner.a",
                        "is ****.",
                        Optional.of("****"),
                        Optional.of("b"),
                        Optional.of("****"),
                        Optional.of("  2 | ****\n    | ^")));
    }

    @Test
    void keepsItsProblemsWithAnotherFailure() {
        Failure failure = Failure.of(ErrorCode.CONFIGURATION_ERROR, "other");

        ConfigException copy = (ConfigException) exception.withFailure(failure, null);

        assertThat(copy.code()).isEqualTo(ErrorCode.CONFIGURATION_ERROR);
        assertThat(copy.problems()).isEqualTo(exception.problems());
    }

    @Test
    void changesItsProblemsAndKeepsTheRest() {
        ConfigException copy = exception.withProblems(problem -> problem.quoting("q"));

        assertThat(copy.problems()).extracting(Problem::quote).containsOnly(Optional.of("q"));
        assertThat(copy).hasMessage(exception.getMessage());
        assertThat(copy.getStackTrace()).isEqualTo(exception.getStackTrace());
    }
}
