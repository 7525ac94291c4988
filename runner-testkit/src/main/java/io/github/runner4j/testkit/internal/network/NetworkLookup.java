package io.github.runner4j.testkit.internal.network;

import io.github.runner4j.testkit.internal.engine.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Finds a network by its name, its id, or what its id begins with. What is said of several that fit depends on the call. */
final class NetworkLookup {

    private NetworkLookup() {}

    /** The several that fit, and by what. */
    private record Ambiguity(String reference, int number, String by) {}

    static Network connecting(Collection<Network> all, String reference) {
        return find(
                all,
                reference,
                it -> "network " + it.reference() + " is ambiguous (" + it.number() + " matches found on " + it.by()
                        + ")");
    }

    static Network showing(Collection<Network> all, String reference) {
        return find(
                all,
                reference,
                it -> it.number() + " matches found based on " + it.by() + ": network " + it.reference()
                        + " is ambiguous");
    }

    static Network removing(Collection<Network> all, String reference) {
        return find(
                all,
                reference,
                it -> "network " + it.reference() + " is ambiguous (" + it.number() + " matches found based on "
                        + it.by() + ")");
    }

    private static Network find(Collection<Network> all, String reference, Function<Ambiguity, String> wording) {
        List<Network> byId =
                all.stream().filter(each -> each.id().equals(reference)).toList();
        List<Network> byName =
                all.stream().filter(each -> each.name().equals(reference)).toList();
        List<Network> byPrefix = all.stream()
                .filter(each -> !reference.isEmpty() && each.id().startsWith(reference))
                .toList();
        List<Network> found = !byId.isEmpty() ? byId : !byName.isEmpty() ? byName : byPrefix;
        if (found.isEmpty()) {
            throw Refusal.notFound("network " + reference + " not found");
        }
        if (found.size() > 1) {
            String by = byName.isEmpty() ? "ID prefix" : "name";
            throw Refusal.badParameter(wording.apply(new Ambiguity(reference, found.size(), by)));
        }
        return found.get(0);
    }
}
