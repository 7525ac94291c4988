package io.github.runner4j.testkit.internal.stats;

import java.time.Duration;
import java.time.Instant;

/**
 * What a container used up to one moment.
 *
 * @param at the moment
 * @param uptime for how long the machine has been running
 * @param usage memory and processor time
 * @param processes how many there are
 * @param network what passed through the network
 */
public record Sample(Instant at, Duration uptime, Usage.Reading usage, int processes, Network network) {

    /**
     * What passed through the network.
     *
     * @param interfaces how many the container has
     * @param received bytes
     * @param sent bytes
     */
    public record Network(int interfaces, long received, long sent) {}
}
