package io.github.runner4j.testkit.files;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The nodes of one tree by their real paths: without links, without dots. Safe for several threads. */
final class Nodes {

    private final ReentrantLock lock = new ReentrantLock();
    private final NavigableMap<String, FileNode> nodes;

    Nodes(NavigableMap<String, FileNode> nodes) {
        this.nodes = nodes;
    }

    NavigableMap<String, FileNode> all() {
        return locked(() -> new TreeMap<>(nodes));
    }

    Optional<FileNode> get(String path) {
        return locked(() -> Optional.ofNullable(nodes.get(path)));
    }

    boolean put(String path, FileNode node) {
        return locked(() -> {
            boolean possible = isDirectory(parent(path))
                    && (node.isDirectory() || !isDirectory(path) || names(path).isEmpty());
            if (possible) {
                nodes.put(path, node);
            }
            return possible;
        });
    }

    boolean change(String path, UnaryOperator<FileNode> change) {
        return locked(() -> nodes.computeIfPresent(path, (there, node) -> change.apply(node)) != null);
    }

    /** Whether a directory stands there, made when nothing did. */
    boolean makeDirectory(String path, FileNode directory) {
        return locked(() -> {
            if (!nodes.containsKey(path) && isDirectory(parent(path))) {
                nodes.put(path, directory);
            }
            return isDirectory(path);
        });
    }

    boolean remove(String path) {
        return locked(() -> {
            boolean there = !path.equals("/") && nodes.remove(path) != null;
            if (there) {
                nodes.subMap(path + "/", path + "0").clear();
            }
            return there;
        });
    }

    boolean move(String from, String to) {
        return locked(() -> {
            Map<String, FileNode> moved = below(from);
            if (moved.isEmpty() || !isDirectory(parent(to)) || (to + "/").startsWith(from + "/")) {
                return from.equals(to) && !moved.isEmpty();
            }
            remove(from);
            remove(to);
            moved.forEach((path, node) -> nodes.put(to + path, node));
            return true;
        });
    }

    /** Puts nodes as {@link #below} gave them. */
    boolean putBelow(String path, Map<String, FileNode> below) {
        return locked(() -> {
            if (!isDirectory(parent(path)) || below.isEmpty()) {
                return false;
            }
            remove(path);
            below.forEach((rest, node) -> nodes.put(path + rest, node));
            return true;
        });
    }

    /** What stands at a path, as {@code ""}, and below, as {@code "/…"}. */
    NavigableMap<String, FileNode> below(String path) {
        return locked(() -> {
            NavigableMap<String, FileNode> below = new TreeMap<>();
            FileNode top = nodes.get(path);
            if (top != null) {
                below.put("", top);
                String prefix = path.equals("/") ? "" : path;
                // '0' is the character after '/'.
                nodes.subMap(prefix + "/", false, prefix + "0", false)
                        .forEach((each, node) -> below.put(each.substring(prefix.length()), node));
            }
            return below;
        });
    }

    List<String> names(String directory) {
        String prefix = directory.equals("/") ? "/" : directory + "/";
        return locked(() ->
                nodes.subMap(prefix, false, prefix.substring(0, prefix.length() - 1) + "0", false).keySet().stream()
                        .map(path -> path.substring(prefix.length()))
                        .filter(name -> !name.contains("/"))
                        .toList());
    }

    private boolean isDirectory(String path) {
        FileNode node = nodes.get(path);
        return node != null && node.isDirectory();
    }

    static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
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
