package io.github.runner4j.testkit.internal.container;

import io.github.runner4j.testkit.internal.engine.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** All containers of an engine, and who has which name. Safe for use by several threads. */
public final class Containers {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Container> containers = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final SplittableRandom random = new SplittableRandom();
    private final boolean early;

    /** @param early whether the engine speaks as Docker Engine 20.10 does */
    Containers(boolean early) {
        this.early = early;
    }

    /** All, the newest first. */
    public List<Container> all() {
        List<Container> all = locked(() -> new ArrayList<>(containers.values()));
        Collections.reverse(all);
        all.sort(Comparator.comparing(Container::created).reversed());
        return all;
    }

    /** By its id, its name, or what its id begins with; refused when there is none, or several. */
    public Container find(String reference) {
        if (reference.isEmpty()) {
            throw Refusal.badParameter("invalid name or ID supplied: \"\"");
        }
        return locked(() -> byId(reference)
                .or(() -> byName(reference))
                .or(() -> byPrefix(reference))
                .orElseThrow(() -> Refusal.notFound("No such container: " + reference)));
    }

    /** By its id. */
    public Optional<Container> byId(String id) {
        return locked(() -> Optional.ofNullable(containers.get(id)));
    }

    /** Keeps a name for a container that is about to come; gives the name without a slash. */
    String reserve(String name, String id) {
        String bare = Names.check(name);
        return locked(() -> {
            String owner = names.putIfAbsent(bare, id);
            if (owner != null && !owner.equals(id)) {
                throw Refusal.conflict("Conflict. The container name \"/" + bare
                        + "\" is already in use by container \"" + owner
                        + "\". You have to remove (or rename) that container to be able to reuse that name.");
            }
            return bare;
        });
    }

    /** Keeps a name of our own making. */
    String reserveAny(String id) {
        return locked(() -> {
            int attempt = 0;
            String name = Names.invent(random, attempt);
            while (names.putIfAbsent(name, id) != null) {
                attempt++;
                name = Names.invent(random, attempt);
            }
            return name;
        });
    }

    /** Gives a name back, unless somebody else has it. */
    void release(String name, String id) {
        locked(() -> names.remove(name, id));
    }

    void add(Container container) {
        locked(() -> containers.put(container.id(), container));
    }

    /** Forgets a container and its name; false when it was gone already. */
    boolean remove(Container container) {
        return locked(() -> {
            names.values().removeIf(container.id()::equals);
            return containers.remove(container.id()) != null;
        });
    }

    private Optional<Container> byName(String name) {
        String bare = name.startsWith("/") ? name.substring(1) : name;
        return Optional.ofNullable(names.get(bare)).map(containers::get);
    }

    private Optional<Container> byPrefix(String prefix) {
        List<String> ids = containers.keySet().stream()
                .filter(each -> each.startsWith(prefix))
                .toList();
        if (ids.size() > 1) {
            throw early
                    ? Refusal.broken("Multiple IDs found with provided prefix: " + prefix)
                    : Refusal.badParameter("multiple IDs found with provided prefix: " + prefix);
        }
        return ids.stream().findFirst().map(containers::get);
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
