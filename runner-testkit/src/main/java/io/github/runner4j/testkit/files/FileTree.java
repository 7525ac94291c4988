package io.github.runner4j.testkit.files;

import io.github.runner4j.testkit.files.FileNode.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A file system in memory, with Unix's rules for names, links and owners; permissions are kept but not enforced. Paths are
 * absolute, parts separated by {@code /}. Safe for use by several threads. Does not fake: hard links, devices, quotas.
 */
public final class FileTree {

    private static final int MOST_LINKS = 40;

    private final ReentrantLock lock = new ReentrantLock();
    private final NavigableMap<String, FileNode> nodes;

    private FileTree(NavigableMap<String, FileNode> nodes) {
        this.nodes = nodes;
    }

    /**
     * An empty file system.
     *
     * @param root its root directory
     * @return the tree
     */
    public static FileTree of(FileNode root) {
        NavigableMap<String, FileNode> nodes = new TreeMap<>();
        nodes.put("/", root);
        return new FileTree(nodes);
    }

    /**
     * A copy that changes on its own.
     *
     * @return the copy
     */
    public FileTree fork() {
        return locked(() -> new FileTree(new TreeMap<>(nodes)));
    }

    /**
     * Everything there is.
     *
     * @return a copy: absolute path to node, in the order of the paths, the root as {@code /}
     */
    public NavigableMap<String, FileNode> all() {
        return locked(() -> new TreeMap<>(nodes));
    }

    /**
     * What stands at a path; a link as the last part is not followed, links before it are.
     *
     * @param path an absolute path; {@code .} and {@code ..} are allowed
     * @return the node, or nothing
     */
    public Optional<FileNode> find(String path) {
        return locked(() -> resolve(path, false).map(nodes::get));
    }

    /**
     * What stands at a path, all links followed.
     *
     * @param path an absolute path
     * @return the node, or nothing
     */
    public Optional<FileNode> follow(String path) {
        return locked(() -> resolve(path, true).map(nodes::get));
    }

    /**
     * Where a path leads to, all links followed.
     *
     * @param path an absolute path
     * @return the path without links and dots; nothing when its directory does not exist or its links go in a circle. The last
     *     part need not exist.
     */
    public Optional<String> real(String path) {
        return locked(() -> resolve(path, true));
    }

    /**
     * The names in a directory.
     *
     * @param path an absolute path, links followed
     * @return the names, sorted; nothing when there is no such directory
     */
    public Optional<List<String>> list(String path) {
        return locked(() -> resolve(path, true)
                .filter(real -> Optional.ofNullable(nodes.get(real))
                        .filter(FileNode::isDirectory)
                        .isPresent())
                .map(this::names));
    }

    /**
     * Puts a node at a path, in the place of what stood there; a link as the last part is replaced, not followed.
     *
     * @param path an absolute path
     * @param node the node
     * @return false when the directory it would be in does not exist, or a directory with something in it stands there and the
     *     node is none
     */
    public boolean put(String path, FileNode node) {
        return locked(() -> {
            Optional<String> real = resolve(path, false);
            boolean possible = real.isPresent()
                    && isDirectory(parent(real.get()))
                    && (node.isDirectory()
                            || !isDirectory(real.get())
                            || names(real.get()).isEmpty());
            if (possible) {
                nodes.put(real.orElseThrow(), node);
            }
            return possible;
        });
    }

    /**
     * Changes the node at a path, links followed.
     *
     * @param path an absolute path
     * @param change what becomes of the node; its kind has to stay
     * @return false when nothing stands there
     */
    public boolean change(String path, UnaryOperator<FileNode> change) {
        return locked(() -> {
            Optional<String> real = resolve(path, true).filter(nodes::containsKey);
            real.ifPresent(each -> nodes.computeIfPresent(each, (there, node) -> change.apply(node)));
            return real.isPresent();
        });
    }

    /**
     * Makes a directory and those above it that are missing.
     *
     * @param path an absolute path
     * @param directory what each missing one becomes
     * @return false when something else than a directory stands in the way
     */
    public boolean makeDirectories(String path, FileNode directory) {
        return locked(() -> {
            String made = "/";
            for (String part : parts(path)) {
                made = made.equals("/") ? "/" + part : made + "/" + part;
                Optional<String> real = resolve(made, true);
                if (real.isEmpty()) {
                    return false;
                }
                FileNode there = nodes.putIfAbsent(real.get(), directory);
                if (there != null && !there.isDirectory()) {
                    return false;
                }
            }
            return true;
        });
    }

    /**
     * Removes what stands at a path, with everything in it; a link itself, not what it points to.
     *
     * @param path an absolute path
     * @return false when nothing stands there; the root stays
     */
    public boolean remove(String path) {
        return locked(() -> {
            Optional<String> real = resolve(path, false).filter(each -> nodes.containsKey(each) && !each.equals("/"));
            real.ifPresent(each -> {
                nodes.remove(each);
                nodes.subMap(each + "/", each + "0").clear();
            });
            return real.isPresent();
        });
    }

    /**
     * Moves what stands at a path, with everything in it, in the place of what stood at the other.
     *
     * @param from an absolute path
     * @param to an absolute path that does not lie below {@code from}
     * @return false when nothing stands there, or the directory of {@code to} does not exist
     */
    public boolean move(String from, String to) {
        return locked(() -> {
            Optional<String> source = resolve(from, false).filter(nodes::containsKey);
            Optional<String> target = resolve(to, false).filter(each -> isDirectory(parent(each)));
            if (source.isEmpty() || target.isEmpty() || (target.get() + "/").startsWith(source.get() + "/")) {
                return source.equals(target) && source.isPresent();
            }
            Map<String, FileNode> moved = below(source.get());
            remove(source.get());
            remove(target.get());
            moved.forEach((path, node) ->
                    nodes.put(target.get() + path.substring(source.get().length()), node));
            return true;
        });
    }

    private Map<String, FileNode> below(String real) {
        Map<String, FileNode> all = new TreeMap<>(nodes.subMap(real + "/", real + "0"));
        all.put(real, nodes.get(real));
        return all;
    }

    private List<String> names(String real) {
        String prefix = real.equals("/") ? "/" : real + "/";
        // '0' is the character after '/'.
        return nodes.subMap(prefix, false, prefix.substring(0, prefix.length() - 1) + "0", false).keySet().stream()
                .map(path -> path.substring(prefix.length()))
                .filter(name -> !name.contains("/"))
                .toList();
    }

    private boolean isDirectory(String real) {
        FileNode node = nodes.get(real);
        return node != null && node.isDirectory();
    }

    /** Walks from the root, part by part; the last part need not exist. */
    private Optional<String> resolve(String path, boolean followLast) {
        List<String> left = new ArrayList<>(parts(path));
        String at = "/";
        int links = 0;
        while (!left.isEmpty()) {
            String part = left.remove(0);
            if (!isDirectory(at)) {
                return Optional.empty();
            }
            if (part.equals("..")) {
                at = parent(at);
                continue;
            }
            String next = at.equals("/") ? "/" + part : at + "/" + part;
            FileNode node = nodes.get(next);
            if (node == null || node.kind() != Kind.LINK || (left.isEmpty() && !followLast)) {
                at = next;
            } else if (++links > MOST_LINKS) {
                return Optional.empty();
            } else {
                left.addAll(0, parts(node.target()));
                at = node.target().startsWith("/") ? "/" : at;
            }
        }
        return Optional.of(at);
    }

    private static List<String> parts(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static String parent(String real) {
        int slash = real.lastIndexOf('/');
        return slash <= 0 ? "/" : real.substring(0, slash);
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
