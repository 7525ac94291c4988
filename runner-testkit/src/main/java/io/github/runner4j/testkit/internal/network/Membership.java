package io.github.runner4j.testkit.internal.network;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.wire.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The networks of one container: which it belongs to, and its end in each while it runs. */
public final class Membership {

    private final Networks networks;
    private final Member member;
    private final String mode;
    private final Dialect dialect;
    private final NavigableMap<String, Connection> connections = new TreeMap<>();
    private boolean running;

    /**
     * Of a container that does not run.
     *
     * @param mode as in {@code HostConfig.NetworkMode}: {@code default}, {@code bridge}, {@code host}, {@code none}, {@code
     *     container:…}, or a network's name or id
     * @param wanted network to what is asked of it
     */
    public Membership(
            Networks networks, Member member, String mode, Map<String, EndpointSpec> wanted, Dialect dialect) {
        this.networks = networks;
        this.member = member;
        this.mode = mode;
        this.dialect = dialect;
        if (dialect == Dialect.DOCKER_20_10 && wanted.size() > 1) {
            throw Refusal.badParameter("Container cannot be connected to network endpoints: "
                    + String.join(", ", new TreeMap<>(wanted).keySet()));
        }
        wanted.forEach((name, spec) -> configure(name.equals("default") ? Network.BRIDGE : name, spec));
        if (!mode.startsWith("container:") && wanted.isEmpty()) {
            configure(mode.isEmpty() || mode.equals("default") ? Network.BRIDGE : mode, EndpointSpec.PLAIN);
        }
    }

    /** What it is connected to, in the order of the networks' names. */
    public List<Connection> connections() {
        return networks.locked(() -> List.copyOf(connections.values()));
    }

    /** The container starts: it gets an end in each network, or, when one refuses, in none. */
    public void start() {
        networks.locked(() -> {
            List<Connection> joined = new ArrayList<>();
            try {
                for (Connection each : List.copyOf(connections.values())) {
                    joined.add(join(each));
                }
            } catch (Refusal e) {
                joined.forEach(each -> leave(each));
                throw e;
            }
            running = true;
            return true;
        });
    }

    /** The container has stopped: its addresses are free. */
    public void stop() {
        networks.locked(() -> {
            running = false;
            List.copyOf(connections.values()).stream()
                    .filter(each -> each.endpoint().isPresent())
                    .forEach(this::leave);
            return true;
        });
    }

    /** Connects it to one more network; at once when it runs, else when it starts. */
    public void connect(String reference, EndpointSpec spec) {
        networks.locked(() -> {
            if (running) {
                join(networks.find(reference), spec);
            } else {
                prepare(reference, spec);
            }
            return true;
        });
    }

    private void join(Network network, EndpointSpec spec) {
        EndpointRules.checkMode(mode, List.copyOf(connections.keySet()), network);
        EndpointRules.check(network, spec, dialect);
        Connection connection = new Connection(network.name(), network.id(), spec, false, null);
        Endpoint end = networks.join(network, member, spec);
        connections.put(network.name(), connection.joined(network, end));
    }

    /** What a container that does not run is to be connected to need not be there yet. */
    private void prepare(String reference, EndpointSpec spec) {
        Optional<Network> network = networks.known(reference);
        if (network.isPresent()) {
            EndpointRules.checkMode(mode, List.copyOf(connections.keySet()), network.get());
            EndpointRules.check(network.get(), spec, dialect);
        }
        String name = network.map(Network::name).orElse(reference);
        boolean named = network.filter(Network::userDefined).isPresent();
        connections.put(name, new Connection(name, "", spec, named, null));
    }

    /** Disconnects it from a network. */
    public void disconnect(String reference) {
        networks.locked(() -> {
            Network network = networks.find(reference);
            EndpointRules.checkDisconnect(network);
            Connection connection = connections.get(network.name());
            if (connection == null) {
                throw Refusal.broken("container " + member.id() + " is not connected to " + (running ? "" : "the ")
                        + "network " + network.name());
            }
            if (connection.endpoint().isPresent()) {
                networks.leave(network, member);
            }
            connections.remove(network.name());
            return true;
        });
    }

    /** Finds the others in its networks. */
    public Neighbours neighbours() {
        return new Neighbours(networks, this, member);
    }

    private void configure(String reference, EndpointSpec spec) {
        connections.put(reference, new Connection(reference, "", spec, false, null));
    }

    private Connection join(Connection connection) {
        Network network = networks.find(connection.network());
        EndpointRules.check(network, connection.spec(), dialect);
        Connection joined = connection.joined(network, networks.join(network, member, connection.spec()));
        connections.put(connection.network(), joined);
        return joined;
    }

    private void leave(Connection connection) {
        networks.list().stream()
                .filter(each -> each.id().equals(connection.networkId()))
                .forEach(each -> networks.leave(each, member));
        connections.put(connection.network(), connection.left());
    }
}
