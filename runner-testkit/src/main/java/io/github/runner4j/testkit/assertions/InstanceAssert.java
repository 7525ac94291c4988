package io.github.runner4j.testkit.assertions;

import io.github.runner4j.container.LogLine;
import io.github.runner4j.container.LogQuery;
import io.github.runner4j.instance.Endpoint;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.instance.InstanceState;
import java.util.List;
import java.util.OptionalInt;
import org.assertj.core.api.AbstractAssert;

/** Assertions over an instance. Those about its log and its end ask the engine. */
public final class InstanceAssert extends AbstractAssert<InstanceAssert, Instance> {

    InstanceAssert(Instance actual) {
        super(actual, InstanceAssert.class);
    }

    /**
     * It is in a state.
     *
     * @param state the state
     * @return this
     */
    public InstanceAssert hasState(InstanceState state) {
        isNotNull();
        if (actual.state() != state) {
            failWithMessage("Expected %s to be %s, but it is %s.", actual, state, actual.state());
        }
        return this;
    }

    /**
     * It was ready, and runs.
     *
     * @return this
     */
    public InstanceAssert isRunning() {
        return hasState(InstanceState.RUNNING);
    }

    /**
     * It was stopped.
     *
     * @return this
     */
    public InstanceAssert isStopped() {
        return hasState(InstanceState.STOPPED);
    }

    /**
     * It is an instance of a component.
     *
     * @param component the component's name
     * @return this
     */
    public InstanceAssert hasComponent(String component) {
        isNotNull();
        if (!actual.component().equals(component)) {
            failWithMessage(
                    "Expected %s to be of component %s, but it is of %s.", actual, component, actual.component());
        }
        return this;
    }

    /**
     * It publishes a port.
     *
     * @param containerPort the port inside the container
     * @return this
     */
    public InstanceAssert hasEndpoint(int containerPort) {
        isNotNull();
        List<Endpoint> all = actual.endpoints();
        if (all.stream().noneMatch(each -> each.containerPort() == containerPort)) {
            failWithMessage("Expected %s to publish port %s, but it publishes %s.", actual, containerPort, all);
        }
        return this;
    }

    /**
     * Its program has ended.
     *
     * @param exitCode with this exit code
     * @return this
     */
    public InstanceAssert hasExitCode(int exitCode) {
        isNotNull();
        OptionalInt found = actual.exitCode();
        if (found.isEmpty() || found.getAsInt() != exitCode) {
            failWithMessage("Expected %s to have ended with %s, but its exit code is %s.", actual, exitCode, found);
        }
        return this;
    }

    /**
     * Its program has written a line.
     *
     * @param text stands in the line
     * @return this
     */
    public InstanceAssert hasLogLine(String text) {
        isNotNull();
        List<String> lines =
                actual.logs(LogQuery.all()).stream().map(LogLine::text).toList();
        if (lines.stream().noneMatch(line -> line.contains(text))) {
            failWithMessage(
                    "Expected a line of the log of %s to hold%n  %s%nbut there is only%n  %s", actual, text, lines);
        }
        return this;
    }
}
