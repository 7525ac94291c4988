package io.github.runner4j.testkit.internal.registry;

import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A registry: images under names, and who may have them. Safe for use by several threads. */
public final class Registry {

    private final ReentrantLock lock = new ReentrantLock();
    private final String host;
    private final Map<String, Map<String, Manifest>> tags = new TreeMap<>();
    private final Map<String, Map<String, Manifest>> digests = new HashMap<>();
    private Optional<Login> login = Optional.empty();

    Registry(String host) {
        this.host = host;
    }

    /** The host, with its port. */
    public String host() {
        return host;
    }

    /** From now on only this user is let in. */
    public void protect(Login only) {
        locked(() -> login = Optional.of(only));
    }

    /** Puts an image in, under the name's repository and tag. */
    public void put(Reference name, Image image) {
        put(name.path(), name.withDefaultTag().tag().orElse(""), Manifest.of(image));
    }

    void put(String repository, String tag, Manifest manifest) {
        locked(() -> {
            digests.computeIfAbsent(repository, each -> new HashMap<>()).put(manifest.digest(), manifest);
            return tags.computeIfAbsent(repository, each -> new TreeMap<>()).put(tag, manifest);
        });
    }

    /** What a name stands for. */
    Optional<Manifest> find(Reference name) {
        return locked(() -> name.digest().isPresent()
                ? Optional.ofNullable(digests.getOrDefault(name.path(), Map.of())
                        .get(name.digest().get()))
                : Optional.ofNullable(tags.getOrDefault(name.path(), Map.of())
                        .get(name.withDefaultTag().tag().orElse(""))));
    }

    boolean hasRepository(String path) {
        return locked(() -> tags.containsKey(path));
    }

    /** The tags of a repository. */
    List<String> tags(String path) {
        return locked(() -> new ArrayList<>(tags.getOrDefault(path, Map.of()).keySet()));
    }

    /** The repositories that have a layer. */
    Set<String> holders(String diffId) {
        return locked(() -> {
            Set<String> holders = new LinkedHashSet<>();
            digests.forEach((repository, manifests) -> manifests.values().stream()
                    .filter(each -> each.blobs().stream()
                            .anyMatch(blob -> blob.layer().diffId().equals(diffId)))
                    .forEach(each -> holders.add(repository)));
            return holders;
        });
    }

    /** All repositories with their tags, sorted. */
    public List<String> names() {
        return locked(() -> tags.entrySet().stream()
                .flatMap(each -> each.getValue().keySet().stream().map(tag -> each.getKey() + ":" + tag))
                .toList());
    }

    /** The repositories. */
    List<String> repositories() {
        return locked(() -> new ArrayList<>(tags.keySet()));
    }

    /** Whether somebody is let in. */
    boolean admits(Login who) {
        return locked(() -> login.isEmpty() || login.get().equals(who));
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
