package io.github.runner4j.testkit.internal.volume;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/** A volume: its files, and which containers use it. */
public final class Volume {

    static final String LOCAL = "local";
    private static final int MODE = 0755;

    private final VolumeSpec spec;
    private final boolean anonymous;
    private final Instant created;
    private final FileTree files;
    private final Set<String> users = new ConcurrentSkipListSet<>();

    Volume(VolumeSpec spec, boolean anonymous, Instant created) {
        this.spec = spec;
        this.anonymous = anonymous;
        this.created = created;
        this.files = FileTree.of(FileNode.directory(MODE, created));
    }

    public String name() {
        return spec.name();
    }

    public String driver() {
        return LOCAL;
    }

    /** Where it would be on the engine's machine. */
    public String mountpoint() {
        return "/var/lib/docker/volumes/" + name() + "/_data";
    }

    public @Nullable Map<String, String> labels() {
        return spec.labels();
    }

    public @Nullable Map<String, String> options() {
        return spec.options();
    }

    public Instant created() {
        return created;
    }

    /** What is in it; for all containers that mount it. */
    public FileTree files() {
        return files;
    }

    /** Whether the engine gave it its name. */
    public boolean anonymous() {
        return anonymous;
    }

    /** The containers that use it, running or not: their ids, in order. */
    public List<String> users() {
        return List.copyOf(users);
    }

    /** The bytes in it. */
    public long size() {
        return files.all().values().stream()
                .mapToLong(each -> each.content().size())
                .sum();
    }

    /**
     * Gives an empty volume what a directory of an image holds, its owner and permissions included; one with something in it
     * stays as it is.
     */
    public void populate(FileTree image, String directory) {
        if (files.all().size() > 1) {
            return;
        }
        String from = image.real(directory).orElse(directory);
        image.all().forEach((path, node) -> {
            if (path.equals(from)) {
                files.change("/", root -> node.isDirectory() ? node : root);
            } else if (path.startsWith(from.equals("/") ? from : from + "/")) {
                files.put(path.substring(from.equals("/") ? 0 : from.length()), node);
            }
        });
    }

    void use(String container) {
        users.add(container);
    }

    boolean release(String container) {
        return users.remove(container);
    }
}
