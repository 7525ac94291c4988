package io.github.runner4j.testkit.internal.network;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a network is to be.
 *
 * @param name what it is called
 * @param driver {@code ""} for {@code bridge}
 * @param traits what is said of it by yes or no
 * @param ipam its ranges of addresses; empty for one that the engine chooses
 * @param ipamDriver who gives addresses
 * @param options of the driver
 * @param labels its labels
 */
public record NetworkSpec(
        String name,
        String driver,
        Traits traits,
        List<IpamConfig> ipam,
        Ipam ipamDriver,
        Map<String, String> options,
        Map<String, String> labels) {

    /** What is said of a network by yes or no. */
    public record Traits(boolean internal, boolean attachable, boolean ipv6, boolean configOnly) {

        /** None of them. */
        public static final Traits NONE = new Traits(false, false, false, false);
    }

    /**
     * Who gives the addresses.
     *
     * @param driver {@code ""} for the engine itself
     * @param options of the driver; absent and empty are told apart when it is shown
     */
    public record Ipam(String driver, @Nullable Map<String, String> options) {

        /** The engine itself. */
        public static final Ipam DEFAULT = new Ipam("", null);
    }

    /** A bridge with a name and nothing else. */
    public static NetworkSpec named(String name) {
        return new NetworkSpec(name, "", Traits.NONE, List.of(), Ipam.DEFAULT, Map.of(), Map.of());
    }
}
