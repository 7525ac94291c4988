package io.github.runner4j.testkit.assertions;

import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.ContainerStatus;
import java.util.OptionalInt;
import org.assertj.core.api.AbstractAssert;

/** Assertions over what an engine told about a container. */
public final class ContainerStateAssert extends AbstractAssert<ContainerStateAssert, ContainerState> {

    ContainerStateAssert(ContainerState actual) {
        super(actual, ContainerStateAssert.class);
    }

    /**
     * It does something.
     *
     * @param status what
     * @return this
     */
    public ContainerStateAssert hasStatus(ContainerStatus status) {
        isNotNull();
        if (actual.status() != status) {
            failWithMessage("Expected container %s to be %s, but it is %s.", actual.name(), status, actual.status());
        }
        return this;
    }

    /**
     * Its program runs.
     *
     * @return this
     */
    public ContainerStateAssert isRunning() {
        return hasStatus(ContainerStatus.RUNNING);
    }

    /**
     * Its program has ended.
     *
     * @param exitCode with this exit code
     * @return this
     */
    public ContainerStateAssert hasExitCode(int exitCode) {
        isNotNull();
        OptionalInt found = actual.exitCode();
        if (found.isEmpty() || found.getAsInt() != exitCode) {
            failWithMessage(
                    "Expected container %s to have ended with %s, but its exit code is %s.",
                    actual.name(), exitCode, found);
        }
        return this;
    }

    /**
     * It carries a label.
     *
     * @param key the label's key
     * @param value its value
     * @return this
     */
    public ContainerStateAssert hasLabel(String key, String value) {
        isNotNull();
        if (!value.equals(actual.labels().get(key))) {
            failWithMessage(
                    "Expected container %s to carry the label %s=%s, but it carries %s.",
                    actual.name(), key, value, actual.labels());
        }
        return this;
    }

    /**
     * It publishes a port.
     *
     * @param containerPort the port inside the container
     * @return this
     */
    public ContainerStateAssert hasPort(int containerPort) {
        isNotNull();
        if (actual.ports().stream().noneMatch(each -> each.containerPort() == containerPort)) {
            failWithMessage(
                    "Expected container %s to publish port %s, but it publishes %s.",
                    actual.name(), containerPort, actual.ports());
        }
        return this;
    }
}
