package io.github.runner4j.testkit.internal.network;

import io.github.runner4j.testkit.internal.engine.Refusal;
import java.util.HashSet;
import java.util.Set;

/** The addresses of one network, and which are taken. Not safe for several threads. */
final class AddressPool {

    private final Subnet subnet;
    private final Subnet range;
    private final Set<Integer> taken = new HashSet<>();

    /** Addresses that nobody asked for come from {@code range}. */
    AddressPool(Subnet subnet, Subnet range) {
        this.subnet = subnet;
        this.range = range;
        taken.add(subnet.base());
        taken.add(subnet.last());
    }

    Subnet subnet() {
        return subnet;
    }

    /** The lowest that is free. */
    int next() {
        for (int each = range.base(); each <= range.last(); each++) {
            if (taken.add(each)) {
                return each;
            }
        }
        throw Refusal.broken("no available IPv4 addresses on this network's address pools");
    }

    /** Takes one; false when it is taken already. */
    boolean take(int address) {
        return taken.add(address);
    }

    void free(int address) {
        taken.remove(address);
    }
}
