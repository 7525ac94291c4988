package io.github.runner4j.spi;

import io.github.runner4j.container.ContainerException;
import io.github.runner4j.container.ExecResult;
import io.github.runner4j.error.ErrorCode;
import java.util.List;

/**
 * Runs commands in a running container.
 *
 * <ul>
 *   <li>EC-1: the exit code and both outputs are those of the command, each output in its order.
 *   <li>EC-2: in a container that does not run, {@link #exec} fails with {@link ErrorCode#RESOURCE_CONFLICT}.
 *   <li>EC-3: may be called by several threads at once, also for the same container.
 *   <li>EC-4: a stopped context ends the call within a second.
 * </ul>
 */
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
