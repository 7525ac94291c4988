package io.github.runner4j.spi;

import io.github.runner4j.container.Sample;
import java.util.Collection;
import java.util.Map;

/**
 * Reads the raw counters of running containers.
 *
 * <ul>
 *   <li>SC-1: {@link #sample} leaves out what does not run or is gone, and is no failure for it.
 *   <li>SC-2: counters never shrink while their container runs; one that the source does not have is absent, never zero.
 *   <li>SC-3: may be called by several threads at once.
 * </ul>
 */
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
