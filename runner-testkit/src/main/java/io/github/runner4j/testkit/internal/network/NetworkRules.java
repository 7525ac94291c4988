package io.github.runner4j.testkit.internal.network;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.wire.Dialect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a network that is to be made must not be. */
final class NetworkRules {

    private static final Set<String> DRIVERS = Set.of("", Network.BRIDGE, "macvlan", "ipvlan");
    private static final String BRIDGE_NAME = "com.docker.network.bridge.name";
    private static final String MTU = "com.docker.network.driver.mtu";
    private static final int FORBIDDEN = 403;

    private final boolean old;

    NetworkRules(Dialect dialect) {
        this.old = dialect == Dialect.DOCKER_20_10;
    }

    void check(NetworkSpec spec, List<Network> others) {
        if (spec.traits().configOnly()) {
            return;
        }
        checkDriver(spec.driver());
        spec.ipam().forEach(this::checkRange);
        checkName(spec.name());
        if (!Set.of("", "default").contains(spec.ipamDriver().driver())) {
            throw Refusal.notFound("plugin \"" + spec.ipamDriver().driver() + "\" not found");
        }
        checkMtu(spec.options());
        spec.ipam().forEach(each -> checkOverlap(each, others));
        checkBridge(spec, others);
    }

    private void checkName(String name) {
        if (name.isBlank()) {
            throw old ? Refusal.broken("invalid name: " + name) : Refusal.badParameter("invalid name: " + name);
        }
    }

    private void checkDriver(String driver) {
        if (driver.equals("host") || driver.equals("null")) {
            throw Refusal.of(FORBIDDEN, "only one instance of \"" + driver + "\" network is allowed");
        }
        if (driver.equals("overlay")) {
            throw Refusal.of(
                    old ? 500 : FORBIDDEN,
                    "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" "
                            + "to connect this node to swarm and try again.");
        }
        if (!DRIVERS.contains(driver)) {
            throw Refusal.notFound("plugin \"" + driver + "\" not found");
        }
    }

    private void checkMtu(Map<String, String> options) {
        String mtu = options.getOrDefault(MTU, "0");
        if (!mtu.matches("-?\\d{1,9}")) {
            String message = "failed to parse " + MTU + " value: " + mtu + " (strconv.Atoi: parsing \"" + mtu
                    + "\": invalid syntax)";
            throw old ? Refusal.broken(message) : Refusal.badParameter(message);
        }
    }

    private void checkRange(IpamConfig range) {
        Optional<Subnet> subnet = Subnet.parse(range.subnet());
        if (subnet.isEmpty()) {
            throw old
                    ? Refusal.broken("Invalid subnet " + range.subnet() + " : invalid CIDR address: " + range.subnet())
                    : invalid("invalid subnet " + range.subnet() + ": invalid CIDR block notation");
        }
        boolean outside = !range.gateway().isEmpty()
                && Subnet.address(range.gateway())
                        .filter(subnet.get()::contains)
                        .isEmpty();
        if (outside) {
            throw old
                    ? Refusal.broken(
                            "failed to allocate gateway (" + range.gateway() + "): Requested address is out of range")
                    : invalid("invalid gateway " + range.gateway() + ": parent subnet " + range.subnet()
                            + " doesn't contain this address");
        }
    }

    private static Refusal invalid(String what) {
        return Refusal.badParameter("invalid network config:\n" + what);
    }

    private static void checkOverlap(IpamConfig range, List<Network> others) {
        boolean taken = others.stream()
                .flatMap(other -> other.range().stream())
                .anyMatch(other ->
                        Subnet.parse(range.subnet()).filter(other::overlaps).isPresent());
        if (taken) {
            throw Refusal.of(FORBIDDEN, "Pool overlaps with other one on this address space");
        }
    }

    private static void checkBridge(NetworkSpec spec, List<Network> others) {
        String bridge = spec.options().getOrDefault(BRIDGE_NAME, "");
        for (Network other : others) {
            if (!bridge.isEmpty() && bridge.equals(other.spec().options().get(BRIDGE_NAME))) {
                throw Refusal.of(
                        FORBIDDEN,
                        "cannot create network " + spec.name() + " (" + bridge + "): conflicts with network "
                                + other.id() + " (" + bridge + "): networks have same bridge name");
            }
        }
    }
}
