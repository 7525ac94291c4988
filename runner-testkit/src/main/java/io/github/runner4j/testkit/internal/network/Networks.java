package io.github.runner4j.testkit.internal.network;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.engine.Surroundings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** All networks of an engine. The three that every engine has are there from the beginning. */
public final class Networks {

    /** Names of the networks that every engine has. */
    static final Set<String> PREDEFINED = Set.of(Network.BRIDGE, "host", "none");

    private static final int FORBIDDEN = 403;

    private final Surroundings surroundings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Network> networks = new LinkedHashMap<>();

    /**
     * What came of making one.
     *
     * @param network the new one
     * @param warning {@code ""} when there is nothing to warn of
     */
    public record Created(Network network, String warning) {}

    public Networks(Surroundings surroundings) {
        this.surroundings = surroundings;
        Predefined.specs().forEach(this::add);
    }

    /** All, in the order of their making. */
    public List<Network> list() {
        return locked(() -> List.copyOf(networks.values()));
    }

    /** By its id, its name, or what its id begins with. */
    public Network find(String reference) {
        return locked(() -> NetworkLookup.connecting(networks.values(), reference));
    }

    /** As {@link #find}; nothing when there is none. */
    Optional<Network> known(String reference) {
        try {
            return Optional.of(find(reference));
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    /** As {@link #find}, with the wording of the call that shows a network. */
    public Network inspect(String reference) {
        return locked(() -> NetworkLookup.showing(networks.values(), reference));
    }

    /** Makes one; {@code unique} refuses a name that is taken. */
    public Created create(NetworkSpec spec, boolean unique) {
        return locked(() -> {
            Optional<Network> same = networks.values().stream()
                    .filter(each -> each.name().equals(spec.name()))
                    .findFirst();
            if (PREDEFINED.contains(spec.name())) {
                throw Refusal.of(FORBIDDEN, "operation is not permitted on predefined " + spec.name() + " network ");
            }
            if (same.isPresent() && unique) {
                throw Refusal.conflict("network with name " + spec.name() + " already exists");
            }
            String warning = same.map(
                            each -> "Network with name " + spec.name() + " (id : " + each.id() + ") already exists")
                    .orElse("");
            new NetworkRules(surroundings.dialect()).check(spec, list());
            Network network = add(spec);
            publish("create", network, Map.of());
            return new Created(network, warning);
        });
    }

    /** Removes one that no running container is in. */
    public void remove(String reference) {
        locked(() -> {
            Network network = NetworkLookup.removing(networks.values(), reference);
            if (!network.userDefined()) {
                throw Refusal.of(FORBIDDEN, network.name() + " is a pre-defined network and cannot be removed");
            }
            if (!network.ends().isEmpty()) {
                throw Refusal.of(
                        FORBIDDEN,
                        "error while removing network: network " + network.name() + " id " + network.id()
                                + " has active endpoints");
            }
            drop(network);
            return network;
        });
    }

    /** Removes a network unless somebody made it not, or is in it; false when it stays. */
    public boolean prune(Network network) {
        return locked(() -> {
            boolean unused = network.userDefined() && network.ends().isEmpty() && networks.containsKey(network.id());
            if (unused) {
                drop(network);
            }
            return unused;
        });
    }

    Endpoint join(Network network, Member member, EndpointSpec spec) {
        return locked(() -> {
            Endpoint end = network.join(surroundings.ids().next(), member, spec);
            publish("connect", network, Map.of("container", member.id()));
            return end;
        });
    }

    void leave(Network network, Member member) {
        locked(() -> {
            network.leave(member.id());
            publish("disconnect", network, Map.of("container", member.id()));
            return network;
        });
    }

    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private void drop(Network network) {
        networks.remove(network.id());
        publish("destroy", network, Map.of());
    }

    private Network add(NetworkSpec spec) {
        List<Subnet> taken = networks.values().stream()
                .flatMap(each -> each.range().stream())
                .toList();
        String driver = spec.driver().isEmpty() ? Network.BRIDGE : spec.driver();
        NetworkSpec whole = new NetworkSpec(
                spec.name(),
                spec.traits().configOnly() ? "null" : driver,
                spec.traits(),
                spec.ipam(),
                spec.ipamDriver(),
                spec.options(),
                spec.labels());
        Network network = new Network(
                surroundings.ids().next(),
                whole,
                surroundings.time().clock().instant(),
                Predefined.pool(whole, taken).orElse(null));
        networks.put(network.id(), network);
        return network;
    }

    private void publish(String action, Network network, Map<String, String> more) {
        Map<String, String> attributes = new TreeMap<>(more);
        attributes.put("name", network.name());
        attributes.put("type", network.driver());
        surroundings.events().publish("network", action, network.id(), attributes);
    }
}
