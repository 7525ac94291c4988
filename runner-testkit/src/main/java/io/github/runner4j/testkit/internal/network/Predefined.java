package io.github.runner4j.testkit.internal.network;

import io.github.runner4j.testkit.internal.engine.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The networks that every engine has, and the ranges of addresses that it chooses from. */
final class Predefined {

    private static final int FIRST_OF_172 = 17;
    private static final int LAST_OF_172 = 31;
    private static final int PARTS_OF_192 = 16;

    private Predefined() {}

    static List<NetworkSpec> specs() {
        String prefix = "com.docker.network.";
        Map<String, String> options = Map.of(
                prefix + "bridge.default_bridge", "true",
                prefix + "bridge.enable_icc", "true",
                prefix + "bridge.enable_ip_masquerade", "true",
                prefix + "bridge.host_binding_ipv4", "0.0.0.0",
                prefix + "bridge.name", "docker0",
                prefix + "driver.mtu", "1500");
        List<IpamConfig> bridge = List.of(new IpamConfig("172.17.0.0/16", "", "", Map.of()));
        return List.of(
                spec("none", "null", List.of(), Map.of()),
                spec("host", "host", List.of(), Map.of()),
                spec(Network.BRIDGE, Network.BRIDGE, bridge, options));
    }

    /** The addresses of a network: those it asks for, or the first range that is free; none for a network without addresses. */
    static Optional<AddressPool> pool(NetworkSpec spec, List<Subnet> taken) {
        if (spec.driver().equals("host") || spec.driver().equals("null")) {
            return Optional.empty();
        }
        for (IpamConfig each : spec.ipam()) {
            Optional<Subnet> subnet = Subnet.parse(each.subnet());
            if (subnet.isPresent()) {
                return subnet.map(whole ->
                        new AddressPool(whole, Subnet.parse(each.range()).orElse(whole)));
            }
        }
        return Optional.of(ranges().filter(range -> taken.stream().noneMatch(range::overlaps))
                .findFirst()
                .map(range -> new AddressPool(range, range))
                .orElseThrow(() -> Refusal.of(
                        404,
                        "could not find an available, non-overlapping IPv4 address pool among the defaults to "
                                + "assign to the network")));
    }

    /** Source: {@code localScopeDefaultNetworks} of libnetwork's ipamutils. */
    private static Stream<Subnet> ranges() {
        Stream<String> large =
                IntStream.rangeClosed(FIRST_OF_172, LAST_OF_172).mapToObj(each -> "172." + each + ".0.0/16");
        Stream<String> small =
                IntStream.range(0, PARTS_OF_192).mapToObj(each -> "192.168." + each * PARTS_OF_192 + ".0/20");
        return Stream.concat(large, small).flatMap(each -> Subnet.parse(each).stream());
    }

    private static NetworkSpec spec(String name, String driver, List<IpamConfig> ipam, Map<String, String> options) {
        return new NetworkSpec(
                name, driver, NetworkSpec.Traits.NONE, ipam, NetworkSpec.Ipam.DEFAULT, options, Map.of());
    }
}
