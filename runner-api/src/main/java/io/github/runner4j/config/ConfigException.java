package io.github.runner4j.config;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.Place;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.secret.Redactor;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A configuration cannot be read, or says something that is not allowed. Holds all problems at once. */
public final class ConfigException extends RunnerException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * Carries a failure and the problems it consists of.
     *
     * @param failure the facts
     * @param problems every problem found, in the order of the file
     * @param cause what was thrown underneath, if anything was
     */
    public ConfigException(Failure failure, List<Problem> problems, @Nullable Throwable cause) {
        super(failure, cause);
        this.problems = List.copyOf(problems);
    }

    /**
     * All problems of a configuration in one exception.
     *
     * @param what what was read: {@code .runner/config.yml at 3f2a9c1}
     * @param problems at least one problem
     * @return an exception with {@link ErrorCode#INVALID_CONFIGURATION}
     */
    public static ConfigException of(String what, List<Problem> problems) {
        String count = problems.size() == 1 ? "a problem" : problems.size() + " problems";
        String all = problems.stream().map(Problem::toString).collect(Collectors.joining("\n  ", "\n  ", ""));
        return new ConfigException(
                Failure.of(ErrorCode.INVALID_CONFIGURATION, what + " has " + count + ":" + all), problems, null);
    }

    /**
     * The one problem that makes reading on pointless.
     *
     * @param place where it stands
     * @param message what is wrong, and what is allowed
     * @return an exception with {@link ErrorCode#INVALID_CONFIGURATION}
     */
    public static ConfigException fatal(Place place, String message) {
        return of(place.file(), List.of(new Problem(place, "", message)));
    }

    /**
     * The same exception with other problems, or with more said of each.
     *
     * @param change what becomes of a problem
     * @return the copy
     */
    public ConfigException withProblems(UnaryOperator<Problem> change) {
        ConfigException copy =
                new ConfigException(failure(), problems.stream().map(change).toList(), getCause());
        copy.setStackTrace(getStackTrace());
        return copy;
    }

    /**
     * What the message says, each problem with its line.
     *
     * @return as many lines as it takes; the message when there are no problems
     */
    public String text() {
        String message = String.valueOf(getMessage());
        String head = problems.isEmpty() ? message : message.lines().findFirst().orElse("");
        return Stream.concat(Stream.of(head), problems.stream().map(Problem::text))
                .collect(Collectors.joining("\n"));
    }

    /**
     * Every problem found.
     *
     * @return the problems, in the order of the file
     */
    public List<Problem> problems() {
        return problems;
    }

    @Override
    protected RunnerException copy(Failure newFailure, @Nullable Throwable cause, Redactor redactor) {
        List<Problem> shown =
                problems.stream().map(each -> each.redacted(redactor)).toList();
        return new ConfigException(newFailure, shown, cause);
    }

    @Override
    protected RunnerException copy(Failure newFailure, @Nullable Throwable cause) {
        return new ConfigException(newFailure, problems, cause);
    }
}
