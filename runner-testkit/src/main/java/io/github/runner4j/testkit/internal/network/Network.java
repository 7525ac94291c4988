package io.github.runner4j.testkit.internal.network;

import io.github.runner4j.testkit.internal.engine.Refusal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A network. Changes only under the lock of {@link Networks}. */
public final class Network {

    static final String BRIDGE = "bridge";

    /** Source: {@code netutils.GenerateMACFromIP}: two bytes that say "made up here" and "Docker", then the address. */
    private static final String MAC = "02:42:%02x:%02x:%02x:%02x";

    private final String id;
    private final NetworkSpec spec;
    private final Instant created;
    private final @Nullable AddressPool pool;
    private final String gateway;
    private volatile NavigableMap<String, Endpoint> endpoints = new TreeMap<>();

    Network(String id, NetworkSpec spec, Instant created, @Nullable AddressPool pool) {
        this.id = id;
        this.spec = spec;
        this.created = created;
        this.pool = pool;
        this.gateway = pool == null ? "" : Subnet.text(gateway(spec, pool));
    }

    public String id() {
        return id;
    }

    public String name() {
        return spec.name();
    }

    public String driver() {
        return spec.driver();
    }

    public NetworkSpec spec() {
        return spec;
    }

    public Instant created() {
        return created;
    }

    /** The host's address in it; {@code ""} when it has none. */
    public String gateway() {
        return gateway;
    }

    /** Whether somebody made it, so that its containers know each other by name. */
    public boolean userDefined() {
        return !Networks.PREDEFINED.contains(name());
    }

    /** The containers in it that run: their ids, and their ends. */
    public NavigableMap<String, Endpoint> endpoints() {
        return new TreeMap<>(endpoints);
    }

    Collection<Endpoint> ends() {
        return endpoints.values();
    }

    /** Its addresses, as in {@code 172.18.0.0/16}; {@code ""} when it has none. */
    public String subnet() {
        return range().map(Subnet::toString).orElse("");
    }

    Optional<Subnet> range() {
        return Optional.ofNullable(pool).map(AddressPool::subnet);
    }

    Endpoint join(String endpoint, Member member, EndpointSpec wanted) {
        if (endpoints.containsKey(member.id())) {
            throw Refusal.of(403, "endpoint with name " + member.name() + " already exists in network " + name());
        }
        Endpoint end = end(endpoint, member, wanted);
        NavigableMap<String, Endpoint> more = new TreeMap<>(endpoints);
        more.put(member.id(), end);
        endpoints = more;
        return end;
    }

    void leave(String member) {
        NavigableMap<String, Endpoint> fewer = new TreeMap<>(endpoints);
        Endpoint end = fewer.remove(member);
        endpoints = fewer;
        if (end != null && pool != null) {
            Subnet.address(end.address()).ifPresent(pool::free);
        }
    }

    private Endpoint end(String endpoint, Member member, EndpointSpec wanted) {
        if (pool == null) {
            return new Endpoint(endpoint, member, "", 0, "", "", wanted.names());
        }
        int address = wanted.address().isEmpty() ? pool.next() : take(pool, wanted.address());
        String mac = wanted.mac().isEmpty() ? mac(address) : wanted.mac();
        return new Endpoint(
                endpoint, member, Subnet.text(address), pool.subnet().bits(), gateway, mac, wanted.names());
    }

    private static int take(AddressPool pool, String wanted) {
        int address = Subnet.address(wanted).orElseThrow(() -> Refusal.broken("Invalid IPv4 address: " + wanted + ")"));
        if (!pool.subnet().contains(address)) {
            throw Refusal.broken("Invalid address " + wanted + ": It does not belong to any of this network's subnets");
        }
        if (!pool.take(address)) {
            throw Refusal.of(403, "Address already in use");
        }
        return address;
    }

    private static String mac(int address) {
        return MAC.formatted(address >>> 24, address >>> 16 & 0xFF, address >>> 8 & 0xFF, address & 0xFF);
    }

    /** Takes the host's own addresses out of the pool, and those that nobody is to get. */
    private static int gateway(NetworkSpec spec, AddressPool pool) {
        for (IpamConfig each : spec.ipam()) {
            Map<String, String> auxiliary = each.auxiliary();
            List.copyOf(auxiliary.values())
                    .forEach(reserved -> Subnet.address(reserved).ifPresent(pool::take));
        }
        String wanted = spec.ipam().isEmpty() ? "" : spec.ipam().get(0).gateway();
        if (wanted.isEmpty()) {
            return pool.next();
        }
        int gateway = Subnet.address(wanted).orElseThrow();
        pool.take(gateway);
        return gateway;
    }
}
