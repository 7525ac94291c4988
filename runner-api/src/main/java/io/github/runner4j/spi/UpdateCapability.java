package io.github.runner4j.spi;

import io.github.runner4j.config.Limits;
import io.github.runner4j.container.ContainerException;
import io.github.runner4j.error.ErrorCode;

/**
 * Changes the limits of a running container.
 *
 * <ul>
 *   <li>UC-1: {@link #update} changes what is set, at once, and nothing else; the container goes on.
 *   <li>UC-2: for an unknown container it fails with {@link ErrorCode#DOCKER_RESOURCE_NOT_FOUND}.
 * </ul>
 */
public interface UpdateCapability {

    /**
     * Changes limits.
     *
     * @param containerId which container
     * @param limits the new limits; those not set stay as they are
     * @param context time and cancellation
     * @throws ContainerException when the engine refuses
     */
    void update(String containerId, Limits limits, StageContext context);
}
