package io.github.runner4j.testkit.internal.volume;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.wire.Dialect;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All volumes of an engine. */
public final class Volumes {

    /** Source: {@code labels.go} of the engine's volume service, from 23.0 on. */
    private static final String ANONYMOUS = "com.docker.volume.anonymous";

    private final Surroundings surroundings;
    private final ReentrantLock lock = new ReentrantLock();
    private final NavigableMap<String, Volume> volumes = new TreeMap<>();

    public Volumes(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** All, in the order of their names. */
    public List<Volume> list() {
        return locked(() -> List.copyOf(volumes.values()));
    }

    public Optional<Volume> find(String name) {
        return locked(() -> Optional.ofNullable(volumes.get(name)));
    }

    /** Makes a volume, or gives the one that has the name. */
    public Volume create(VolumeSpec spec) {
        VolumeRules.check(spec);
        return locked(() -> {
            return thereOrNew(spec);
        });
    }

    /** The volume of that name, made when there is none, for a container that keeps it until {@link #release}. */
    public Volume use(VolumeSpec spec, String container) {
        VolumeRules.check(spec);
        return locked(() -> {
            Volume volume = thereOrNew(spec);
            volume.use(container);
            return volume;
        });
    }

    /** A container is gone: what it used is free. Gives the volumes that only it used, for {@code rm -v}. */
    public List<Volume> release(String container) {
        return locked(() -> volumes.values().stream()
                .filter(each -> each.release(container) && each.users().isEmpty())
                .toList());
    }

    /** Removes a volume; nothing happens with {@code force} when there is none. */
    public void remove(String name, boolean force) {
        boolean removed = locked(() -> {
            Volume volume = volumes.get(name);
            if (volume == null) {
                if (force) {
                    return false;
                }
                throw Refusal.notFound(missing(name));
            }
            List<String> users = volume.users();
            if (!users.isEmpty()) {
                throw Refusal.conflict("remove " + name + ": volume is in use - [" + String.join(", ", users) + "]");
            }
            volumes.remove(name);
            return true;
        });
        if (removed) {
            surroundings.events().publish("volume", "destroy", name, Map.of("driver", Volume.LOCAL));
        }
    }

    /** Removes those that nobody uses and that fit. */
    public List<Volume> prune(Predicate<Volume> fits) {
        List<Volume> gone = locked(() -> volumes.values().stream()
                .filter(each -> each.users().isEmpty() && fits.test(each))
                .toList());
        gone.forEach(each -> remove(each.name(), true));
        return gone;
    }

    /** Tells that a container that starts mounts it. */
    public void mounted(Volume volume, String container, String destination, boolean writable) {
        Map<String, String> attributes = Map.of(
                "container",
                container,
                "destination",
                destination,
                "driver",
                volume.driver(),
                "propagation",
                "",
                "read/write",
                Boolean.toString(writable));
        surroundings.events().publish("volume", "mount", volume.name(), attributes);
    }

    /** Tells that a container that has stopped does not mount it any more. */
    public void unmounted(Volume volume, String container) {
        surroundings
                .events()
                .publish("volume", "unmount", volume.name(), Map.of("container", container, "driver", volume.driver()));
    }

    private Volume thereOrNew(VolumeSpec spec) {
        Volume there = volumes.get(spec.name());
        if (there == null) {
            return add(spec);
        }
        if (surroundings.dialect() == Dialect.DOCKER_20_10) {
            tellCreated(there.name()); // this version says so each time
        }
        return there;
    }

    private void tellCreated(String name) {
        surroundings.events().publish("volume", "create", name, Map.of("driver", Volume.LOCAL));
    }

    private Volume add(VolumeSpec spec) {
        boolean anonymous = spec.name().isEmpty();
        String name = anonymous ? surroundings.ids().next() : spec.name();
        VolumeSpec named = new VolumeSpec(name, Volume.LOCAL, labels(spec), spec.options());
        Volume volume = new Volume(named, anonymous, surroundings.time().clock().instant());
        volumes.put(name, volume);
        tellCreated(name);
        return volume;
    }

    private @Nullable Map<String, String> labels(VolumeSpec spec) {
        Map<String, String> labels = spec.labels();
        if (!spec.name().isEmpty() || !tellsAnonymous()) {
            return labels == null ? null : Map.copyOf(labels);
        }
        Map<String, String> more = new TreeMap<>(labels == null ? Map.of() : labels);
        more.put(ANONYMOUS, "");
        return Map.copyOf(more);
    }

    /** What is said of a volume that is not there. */
    public String missing(String name) {
        return switch (surroundings.dialect()) {
            case PODMAN_4 -> "volume with name " + name + " not found: no such volume";
            case PODMAN_5 -> "no such volume";
            default -> "get " + name + ": no such volume";
        };
    }

    private boolean tellsAnonymous() {
        Dialect dialect = surroundings.dialect();
        return dialect != Dialect.DOCKER_20_10 && dialect.family() == Dialect.Family.DOCKER;
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
