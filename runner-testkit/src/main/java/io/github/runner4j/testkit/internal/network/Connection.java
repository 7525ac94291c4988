package io.github.runner4j.testkit.internal.network;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That a container belongs to a network, whether it runs or not.
 *
 * @param network the network's name
 * @param networkId its id; {@code ""} before the container first ran
 * @param spec what it asked for
 * @param named whether the network knows it by names, its short id among them
 * @param end its end in the network, while it runs
 */
public record Connection(
        String network,
        String networkId,
        EndpointSpec spec,
        boolean named,
        @Nullable Endpoint end) {

    /** Its end in the network, while it runs. */
    public Optional<Endpoint> endpoint() {
        return Optional.ofNullable(end);
    }

    Connection joined(Network to, Endpoint at) {
        return new Connection(network, to.id(), spec, named || to.userDefined(), at);
    }

    Connection left() {
        return new Connection(network, networkId, spec, named, null);
    }
}
