package io.github.runner4j.testkit.internal.network;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a container is connected to a network. Absent and empty are told apart when it is shown.
 *
 * @param ipam the addresses it asks for: {@code IPv4Address}, {@code IPv6Address}
 * @param links containers that it reaches by other names: {@code name:alias}
 * @param aliases other names that it is reached by
 * @param mac the hardware address it asks for; {@code ""} for any
 * @param options of the driver
 */
public record EndpointSpec(
        @Nullable Map<String, String> ipam,
        @Nullable List<String> links,
        @Nullable List<String> aliases,
        String mac,
        @Nullable Map<String, String> options) {

    /** Nothing asked for. */
    public static final EndpointSpec PLAIN = new EndpointSpec(null, null, null, "", null);

    /** The address it asks for; {@code ""} for any. */
    String address() {
        return ipam == null ? "" : ipam.getOrDefault("IPv4Address", "");
    }

    List<String> names() {
        return aliases == null ? List.of() : aliases;
    }
}
