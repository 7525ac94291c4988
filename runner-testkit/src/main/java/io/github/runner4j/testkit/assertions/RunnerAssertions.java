package io.github.runner4j.testkit.assertions;

import io.github.runner4j.container.ContainerState;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.testkit.daemon.FakeDocker;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * Where the assertions begin. They stand beside AssertJ's own, which are found by another import.
 *
 * <pre>{@code
 * assertThat(instance).isRunning().hasEndpoint(8080);
 * assertThatFailureOf(() -> launch.start()).hasCode(ErrorCode.PORT_ALREADY_IN_USE);
 * }</pre>
 */
public final class RunnerAssertions {

    private RunnerAssertions() {}

    /**
     * Begins an assertion over an instance.
     *
     * @param actual the instance
     * @return the assertion
     */
    public static InstanceAssert assertThat(Instance actual) {
        return new InstanceAssert(actual);
    }

    /**
     * Begins an assertion over what an engine tells about a container.
     *
     * @param actual the state
     * @return the assertion
     */
    public static ContainerStateAssert assertThat(ContainerState actual) {
        return new ContainerStateAssert(actual);
    }

    /**
     * Begins an assertion over a failure.
     *
     * @param actual the exception
     * @return the assertion
     */
    public static RunnerExceptionAssert assertThat(RunnerException actual) {
        return new RunnerExceptionAssert(actual);
    }

    /**
     * Begins an assertion over what a fake daemon received.
     *
     * @param actual the daemon
     * @return the assertion
     */
    public static FakeDockerAssert assertThat(FakeDocker actual) {
        return new FakeDockerAssert(actual);
    }

    /**
     * Makes a call that has to fail, and begins an assertion over its failure.
     *
     * @param call throws a {@link RunnerException}
     * @return the assertion
     * @throws AssertionError when it throws nothing, or something else
     */
    public static RunnerExceptionAssert assertThatFailureOf(ThrowingCallable call) {
        Throwable thrown = Assertions.catchThrowable(call);
        Assertions.assertThat(thrown).as("the failure").isInstanceOf(RunnerException.class);
        return new RunnerExceptionAssert((RunnerException) thrown);
    }
}
