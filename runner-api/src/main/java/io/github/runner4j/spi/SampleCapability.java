package io.github.runner4j.spi;

import io.github.runner4j.container.Sample;
import java.util.Collection;
import java.util.Map;

/** Reads the raw counters of running containers. */
public interface SampleCapability {

    /**
     * Reads the counters of several containers in one round.
     *
     * @param containerIds which ones
     * @param context time and cancellation
     * @return the counters by container id; a container that does not run, or is gone, is left out
     */
    Map<String, Sample> sample(Collection<String> containerIds, StageContext context);
}
