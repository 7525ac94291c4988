package io.github.runner4j.spi;

import io.github.runner4j.container.ContainerException;
import io.github.runner4j.container.ExecResult;
import java.util.List;

/** Runs commands in a running container. */
public interface ExecCapability {

    /**
     * Runs a command and waits for its end.
     *
     * @param containerId which container
     * @param command program and arguments
     * @param context time and cancellation
     * @return how it ended
     * @throws ContainerException when it cannot be started
     */
    ExecResult exec(String containerId, List<String> command, StageContext context);
}
