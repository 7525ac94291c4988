package io.github.runner4j.testkit.internal.network;

import io.github.runner4j.testkit.internal.engine.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a network that is to be made must not be. */
final class NetworkRules {

    private static final Set<String> DRIVERS = Set.of("", Network.BRIDGE, "macvlan", "ipvlan");
    private static final String BRIDGE_NAME = "com.docker.network.bridge.name";
    private static final String MTU = "com.docker.network.driver.mtu";

    private NetworkRules() {}

    static void check(NetworkSpec spec, List<Network> others) {
        if (spec.name().isBlank()) {
            throw Refusal.broken("invalid name: " + spec.name());
        }
        if (spec.traits().configOnly()) {
            return;
        }
        checkDriver(spec.driver());
        checkMtu(spec.options());
        checkRanges(spec, others);
        checkBridge(spec, others);
    }

    private static void checkDriver(String driver) {
        if (driver.equals("host") || driver.equals("null")) {
            throw Refusal.of(403, "only one instance of \"" + driver + "\" network is allowed");
        }
        if (driver.equals("overlay")) {
            throw Refusal.broken("This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" "
                    + "to connect this node to swarm and try again.");
        }
        if (!DRIVERS.contains(driver)) {
            throw Refusal.notFound("plugin \"" + driver + "\" not found");
        }
    }

    private static void checkMtu(Map<String, String> options) {
        String mtu = options.getOrDefault(MTU, "0");
        if (!mtu.matches("-?\\d{1,9}")) {
            throw Refusal.broken("failed to parse " + MTU + " value: " + mtu + " (strconv.Atoi: parsing \"" + mtu
                    + "\": invalid syntax)");
        }
    }

    private static void checkRanges(NetworkSpec spec, List<Network> others) {
        for (IpamConfig each : spec.ipam()) {
            Subnet subnet = Subnet.parse(each.subnet())
                    .orElseThrow(() -> Refusal.broken(
                            "Invalid subnet " + each.subnet() + " : invalid CIDR address: " + each.subnet()));
            boolean taken =
                    others.stream().flatMap(other -> other.subnet().stream()).anyMatch(subnet::overlaps);
            if (taken) {
                throw Refusal.of(403, "Pool overlaps with other one on this address space");
            }
        }
    }

    private static void checkBridge(NetworkSpec spec, List<Network> others) {
        String bridge = spec.options().getOrDefault(BRIDGE_NAME, "");
        for (Network other : others) {
            if (!bridge.isEmpty() && bridge.equals(other.spec().options().get(BRIDGE_NAME))) {
                throw Refusal.of(
                        403,
                        "cannot create network " + spec.name() + " (" + bridge + "): conflicts with network "
                                + other.id() + " (" + bridge + "): networks have same bridge name");
            }
        }
    }
}
