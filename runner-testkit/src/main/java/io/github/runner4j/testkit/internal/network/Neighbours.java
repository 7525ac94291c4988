package io.github.runner4j.testkit.internal.network;

import io.github.runner4j.testkit.internal.engine.Ids;
import io.github.runner4j.testkit.internal.process.Sockets;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How a running container finds and reaches what is in its networks. */
public final class Neighbours {

    private final Networks networks;
    private final Membership membership;
    private final Member member;

    Neighbours(Networks networks, Membership membership, Member member) {
        this.networks = networks;
        this.membership = membership;
        this.member = member;
    }

    /** The address that a name stands for: of a container in a network that somebody made, or of itself. */
    public Optional<String> resolve(String name) {
        if (Subnet.address(name).isPresent()) {
            return Optional.of(name);
        }
        return networks.locked(() -> own().stream()
                .flatMap(each -> Optional.ofNullable(names(each).get(name)).stream())
                .findFirst());
    }

    /** A connection to a container of its networks, by name or address; the gateway's address leads to this machine's loopback. */
    public Socket connect(String host, int port) throws IOException {
        String address = resolve(host).orElseThrow(() -> new UnknownHostException(host));
        if (gateway(address)) {
            return new Socket(InetAddress.getLoopbackAddress(), port);
        }
        Sockets sockets = sockets(address).orElseThrow(() -> new NoRouteToHostException("No route to host"));
        return sockets.connect(port).orElseThrow(() -> new ConnectException("Connection refused"));
    }

    private boolean gateway(String address) {
        return networks.locked(
                () -> own().stream().anyMatch(each -> each.gateway().equals(address)));
    }

    private Optional<Sockets> sockets(String address) {
        return networks.locked(() -> own().stream()
                .flatMap(each -> each.ends().stream())
                .filter(each -> each.address().equals(address))
                .map(each -> each.member().sockets())
                .findFirst());
    }

    /** The networks in which it has an end. */
    private List<Network> own() {
        List<Network> own = new ArrayList<>(networks.list());
        own.removeIf(each -> !each.endpoints().containsKey(member.id()));
        return own;
    }

    /** Who is called what in a network. Name to address. */
    private Map<String, String> names(Network network) {
        Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Endpoint each : network.ends()) {
            if (network.userDefined() || each.member().id().equals(member.id())) {
                names.putIfAbsent(Ids.shortened(each.member().id()), each.address());
            }
            if (network.userDefined()) {
                names.put(each.member().name(), each.address());
                each.aliases().forEach(alias -> names.putIfAbsent(alias, each.address()));
            }
        }
        links(network).forEach(names::put);
        return names;
    }

    /** What it calls others by its own links. Source: {@code links} of {@code EndpointSettings}, {@code name:alias}. */
    private Map<String, String> links(Network network) {
        Map<String, String> links = new TreeMap<>();
        for (Connection connection : membership.connections()) {
            List<String> wanted = connection.spec().links();
            if (!connection.networkId().equals(network.id()) || wanted == null) {
                continue;
            }
            for (String link : wanted) {
                String[] parts = link.split(":", 2);
                network.ends().stream()
                        .filter(each -> each.member().name().equals(parts[0])
                                || each.member().id().startsWith(parts[0]))
                        .findFirst()
                        .ifPresent(each -> links.put(parts[parts.length - 1], each.address()));
            }
        }
        return links;
    }
}
