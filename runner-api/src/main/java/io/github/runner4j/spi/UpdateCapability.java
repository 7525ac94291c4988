package io.github.runner4j.spi;

import io.github.runner4j.config.Limits;
import io.github.runner4j.container.ContainerException;

/** Changes the limits of a running container. */
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
