package io.github.runner4j.testkit.internal.image;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.engine.Surroundings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The images of an engine, and the names that point to them. Safe for use by several threads. */
public final class Images {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Image> images = new LinkedHashMap<>();
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, Instant> tagged = new HashMap<>();
    private final Map<Reference, String> names = new HashMap<>();
    private final Map<String, NavigableSet<Reference>> namesById = new HashMap<>();
    private final Map<String, Set<String>> children = new HashMap<>();
    private final Map<String, Consumer<Reference>> makers = new HashMap<>();
    private final Surroundings surroundings;

    public Images(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Reads a name as this engine does. */
    public Reference reference(String text) {
        return Reference.parse(text, surroundings.dialect());
    }

    /**
     * The image of a name, an id or the beginning of one.
     *
     * @throws Refusal when the text can be none of them
     */
    public Optional<Image> find(String reference) {
        Optional<String> digest = Reference.digestIn(reference);
        if (digest.isPresent()) {
            return locked(() -> Optional.ofNullable(images.get(digest.get())));
        }
        Reference name = reference(reference);
        return locked(() -> named(name).or(() -> byPrefix(reference)));
    }

    /** The image that a name points to. */
    public Optional<Image> named(Reference name) {
        return locked(() -> pointedAt(name).or(() -> provided(name)));
    }

    private Optional<Image> pointedAt(Reference name) {
        return Optional.ofNullable(names.get(name.stored())).map(images::get);
    }

    /**
     * From now on an image is there under every tag of a repository, from the moment that somebody asks for it.
     *
     * @param repository with its domain
     * @param maker makes the image, and gives it the name
     */
    public void provide(String repository, Consumer<Reference> maker) {
        locked(() -> makers.put(repository, maker));
    }

    /** Whether an image is there as soon as somebody asks for it. */
    public boolean provides(Reference name) {
        return name.digest().isEmpty() && locked(() -> makers.containsKey(name.name()));
    }

    private Optional<Image> provided(Reference name) {
        if (!provides(name)) {
            return Optional.empty();
        }
        Optional.ofNullable(makers.get(name.name())).ifPresent(maker -> maker.accept(name.stored()));
        return pointedAt(name);
    }

    /**
     * The image of a name, an id or the beginning of one.
     *
     * @throws Refusal when there is none
     */
    public Image get(String reference) {
        return find(reference)
                .orElseThrow(() -> Refusal.notFound("No such image: "
                        + Reference.digestIn(reference)
                                .orElseGet(() ->
                                        reference(reference).withDefaultTag().familiar())));
    }

    private Optional<Image> byPrefix(String text) {
        String digits = text.startsWith("sha256:") ? text.substring("sha256:".length()) : text;
        List<String> ids = images.keySet().stream()
                .filter(id -> id.startsWith("sha256:" + digits))
                .toList();
        return ids.size() == 1 ? Optional.ofNullable(images.get(ids.get(0))) : Optional.empty();
    }

    /** Keeps an image; it may be there already. */
    public Image add(Image image) {
        locked(() -> images.putIfAbsent(image.id(), image));
        return image;
    }

    /** Keeps an image that was made from another. */
    public Image add(Image image, @Nullable Image parent) {
        return locked(() -> {
            if (parent != null && parents.putIfAbsent(image.id(), parent.id()) == null) {
                children.computeIfAbsent(parent.id(), id -> new LinkedHashSet<>())
                        .add(image.id());
            }
            return add(image);
        });
    }

    /** Makes a name point to an image, and to no other. */
    public void name(Image image, Reference name) {
        locked(() -> {
            forget(name);
            namesById.computeIfAbsent(image.id(), id -> new TreeSet<>()).add(name.stored());
            return names.put(name.stored(), image.id());
        });
    }

    /** Makes a name point to an image because somebody asked for that: the image keeps the time, and the world is told. */
    public void tag(Image image, Reference name) {
        name(image, name);
        locked(() -> tagged.put(image.id(), surroundings.time().clock().instant()));
        publish("tag", image, image.id(), name.familiar());
    }

    /** Takes a name away. */
    public void forget(Reference name) {
        locked(() -> {
            String id = names.remove(name.stored());
            return id != null && namesById.getOrDefault(id, new TreeSet<>()).remove(name.stored());
        });
    }

    /** The names of an image, sorted. */
    public List<Reference> namesOf(Image image) {
        return locked(() -> List.copyOf(namesById.getOrDefault(image.id(), Collections.emptyNavigableSet())));
    }

    /** The tags of a repository, sorted. */
    public List<Reference> namesIn(Reference repository) {
        return locked(() -> names.keySet().stream()
                .filter(each ->
                        each.name().equals(repository.name()) && each.tag().isPresent())
                .sorted()
                .toList());
    }

    /** All images, in the order of their coming. */
    public List<Image> all() {
        return locked(() -> new ArrayList<>(images.values()));
    }

    /** What an image was made from. */
    public Optional<Image> parentOf(Image image) {
        return locked(() -> Optional.ofNullable(parents.get(image.id())).map(images::get));
    }

    /** What was made from an image. */
    public List<Image> childrenOf(Image image) {
        return locked(() -> children.getOrDefault(image.id(), Set.of()).stream()
                .map(images::get)
                .filter(Objects::nonNull)
                .toList());
    }

    /** When an image last got a name. */
    public Optional<Instant> lastTagged(Image image) {
        return locked(() -> Optional.ofNullable(tagged.get(image.id())));
    }

    /** Takes an image away, with its names; gives the ids of the stacks of layers that no other image has, the highest first. */
    public List<String> remove(Image image) {
        return locked(() -> {
            images.remove(image.id());
            children.getOrDefault(String.valueOf(parents.remove(image.id())), new LinkedHashSet<>())
                    .remove(image.id());
            tagged.remove(image.id());
            namesOf(image).forEach(this::forget);
            List<String> gone = new ArrayList<>(Layers.chainIds(image.layers()));
            images.values().forEach(each -> gone.removeAll(Layers.chainIds(each.layers())));
            gone.sort(Comparator.comparing(Layers.chainIds(image.layers())::indexOf)
                    .reversed());
            return gone;
        });
    }

    /** Tells the world what happened to an image; the name may be empty. */
    public void publish(String action, Image image, String actor, String name) {
        Map<String, String> attributes = new HashMap<>(image.labels());
        if (!name.isEmpty()) {
            attributes.put("name", name);
        }
        surroundings.events().publish("image", action, actor, attributes);
    }

    /** Tells the world that an image is gone; nothing is known of it any more. */
    void publishRemoval(Image image) {
        surroundings.events().publish("image", "delete", image.id(), Map.of("name", image.id()));
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
