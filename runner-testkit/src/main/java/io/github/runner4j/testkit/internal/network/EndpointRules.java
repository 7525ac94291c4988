package io.github.runner4j.testkit.internal.network;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.wire.Dialect;
import java.util.ArrayList;
import java.util.List;

/** What a container must not ask of a network. */
final class EndpointRules {

    private static final String HOST =
            "container cannot be disconnected from host network or connected to host network";
    private static final String SHARING = "container sharing network namespace with another container or host cannot "
            + "be connected to any other network";
    private static final String NONE =
            "container cannot be connected to multiple networks with one of the networks in private (none) mode";
    private static final String ADDRESS_ON_PREDEFINED =
            "user specified IP address is supported on user defined networks only";
    private static final String ALIAS_ON_PREDEFINED =
            "network-scoped alias is supported only for containers in user defined networks";
    private static final String ADDRESS_WITHOUT_SUBNET =
            "user specified IP address is supported only when connecting " + "to networks with user configured subnets";

    private EndpointRules() {}

    /** Whether a container that lives in that mode, and is in those networks, may be connected to one more. */
    static void checkMode(String mode, List<String> networks, Network more) {
        if (more.name().equals("host")) {
            throw Refusal.badParameter(HOST);
        }
        if (mode.startsWith("container:") || mode.equals("host")) {
            throw Refusal.badParameter(SHARING);
        }
        boolean isolated = more.name().equals("none") || networks.contains("none");
        if (isolated && !networks.isEmpty() && !networks.equals(List.of(more.name()))) {
            throw Refusal.badParameter(NONE);
        }
    }

    /** What the engine says before it knows whether there is such a network. */
    static void checkDisconnect(Network network) {
        if (network.name().equals("host")) {
            throw Refusal.badParameter(HOST);
        }
    }

    static void check(Network network, EndpointSpec spec, Dialect dialect) {
        List<String> wrong = wrong(network, spec, dialect == Dialect.DOCKER_20_10);
        if (wrong.isEmpty()) {
            return;
        }
        if (dialect == Dialect.DOCKER_20_10) {
            throw Refusal.badParameter(wrong.get(0));
        }
        String list = wrong.size() == 1 ? wrong.get(0) : "* " + String.join("\n* ", wrong);
        throw Refusal.badParameter("invalid endpoint settings:\n" + list);
    }

    private static List<String> wrong(Network network, EndpointSpec spec, boolean early) {
        List<String> wrong = new ArrayList<>();
        boolean address = !spec.address().isEmpty();
        if (!network.userDefined()) {
            if (address) {
                wrong.add(ADDRESS_ON_PREDEFINED);
            }
            if (!spec.names().isEmpty()) {
                wrong.add(ALIAS_ON_PREDEFINED);
            }
        }
        if (address && (network.spec().ipam().isEmpty() || !network.userDefined())) {
            wrong.add(ADDRESS_WITHOUT_SUBNET);
        } else if (address && !early) {
            wrong.addAll(outside(network, spec.address()));
        }
        return wrong;
    }

    private static List<String> outside(Network network, String address) {
        List<String> wrong = new ArrayList<>();
        boolean known = Subnet.address(address).isPresent();
        if (!known) {
            wrong.add("invalid IPv4 address: " + address);
        }
        boolean inside = known
                && network.range()
                        .filter(each -> each.contains(Subnet.address(address).orElseThrow()))
                        .isPresent();
        if (!inside) {
            wrong.add("no configured subnet or ip-range contain the IP address " + address);
        }
        return wrong;
    }
}
