package io.github.runner4j.testkit.files;

import io.github.runner4j.testkit.files.FileNode.Kind;
import io.github.runner4j.testkit.files.Mounts.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A file system in memory, with Unix's rules for names, links and owners; permissions are kept but not enforced. Other trees can be mounted in it. Paths are
 * absolute, parts separated by {@code /}. Safe for use by several threads. Does not fake: hard links, devices, quotas.
 */
public final class FileTree {

    private static final int MOST_LINKS = 40;
    private static final int DIRECTORY_MODE = 0755;
    private static final int FILE_MODE = 0644;

    private final Nodes nodes;
    private final Mounts mounts;

    private FileTree(NavigableMap<String, FileNode> nodes) {
        this.nodes = new Nodes(nodes);
        this.mounts = new Mounts(this.nodes);
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
     * @return the copy; nothing is mounted in it
     */
    public FileTree fork() {
        return new FileTree(nodes.all());
    }

    /**
     * Everything of its own; not what is mounted.
     *
     * @return a copy: absolute path to node, in the order of the paths, the root as {@code /}
     */
    public NavigableMap<String, FileNode> all() {
        return nodes.all();
    }

    /**
     * What stands at a path and below, what is mounted there included.
     *
     * @param path an absolute path, links followed
     * @return a copy: {@code ""} for the path itself, {@code /…} for what is below it; empty when nothing stands there
     */
    public NavigableMap<String, FileNode> walk(String path) {
        return resolve(path, true).map(mounts::walk).orElseGet(TreeMap::new);
    }

    /**
     * What stands at a path; a link as the last part is not followed, links before it are.
     *
     * @param path an absolute path; {@code .} and {@code ..} are allowed
     * @return the node, or nothing
     */
    public Optional<FileNode> find(String path) {
        return resolve(path, false).flatMap(this::at);
    }

    /**
     * What stands at a path, all links followed.
     *
     * @param path an absolute path
     * @return the node, or nothing
     */
    public Optional<FileNode> follow(String path) {
        return resolve(path, true).flatMap(this::at);
    }

    /**
     * Where a path leads to, all links followed.
     *
     * @param path an absolute path
     * @return the path without links and dots; nothing when its directory does not exist or its links go in a circle. The last
     *     part need not exist.
     */
    public Optional<String> real(String path) {
        return resolve(path, true);
    }

    /**
     * The names in a directory.
     *
     * @param path an absolute path, links followed
     * @return the names, sorted; nothing when there is no such directory
     */
    public Optional<List<String>> list(String path) {
        return resolve(path, true).filter(this::isDirectory).map(real -> {
            Place place = mounts.place(real);
            return place.nodes().names(place.path());
        });
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
        return resolve(path, false)
                .flatMap(this::changeable)
                .filter(place -> place.nodes().put(place.path(), node))
                .isPresent();
    }

    /**
     * Changes the node at a path, links followed.
     *
     * @param path an absolute path
     * @param change what becomes of the node; its kind has to stay
     * @return false when nothing stands there
     */
    public boolean change(String path, UnaryOperator<FileNode> change) {
        return resolve(path, true)
                .map(mounts::place)
                .filter(place -> place.writable() && place.nodes().change(place.path(), change))
                .isPresent();
    }

    /**
     * Makes a directory and those above it that are missing.
     *
     * @param path an absolute path
     * @param directory what each missing one becomes
     * @return false when something else than a directory stands in the way
     */
    public boolean makeDirectories(String path, FileNode directory) {
        String made = "/";
        for (String part : parts(path)) {
            Optional<String> real = resolve(join(made, part), true);
            if (real.isEmpty()) {
                return false;
            }
            made = real.get();
            Place place = mounts.place(made);
            boolean there = place.writable() ? place.nodes().makeDirectory(place.path(), directory) : isDirectory(made);
            if (!there) {
                return false;
            }
        }
        return true;
    }

    /**
     * Removes what stands at a path, with everything in it; a link itself, not what it points to.
     *
     * @param path an absolute path
     * @return false when nothing stands there; the root stays
     */
    public boolean remove(String path) {
        return resolve(path, false)
                .flatMap(this::changeable)
                .filter(place -> place.nodes().remove(place.path()))
                .isPresent();
    }

    /**
     * Moves what stands at a path, with everything in it, in the place of what stood at the other.
     *
     * @param from an absolute path
     * @param to an absolute path that does not lie below {@code from}
     * @return false when nothing stands there, or the directory of {@code to} does not exist
     */
    public boolean move(String from, String to) {
        Optional<Place> source = resolve(from, false).flatMap(this::changeable);
        Optional<Place> target = resolve(to, false).flatMap(this::changeable);
        if (source.isEmpty() || target.isEmpty()) {
            return false;
        }
        Place old = source.get();
        Place young = target.get();
        if (old.nodes() == young.nodes()) {
            return old.nodes().move(old.path(), young.path());
        }
        return young.nodes().putBelow(young.path(), old.nodes().below(old.path()))
                && old.nodes().remove(old.path());
    }

    /**
     * Lets another tree, or a part of it, be seen at a path, in the place of what stood there. A change by either is seen by both.
     *
     * @param path an absolute path, links followed; what is missing of it is made
     * @param other the other tree
     * @param top what of the other tree: an absolute path in it, {@code /} for all of it
     * @param writable whether it can be changed here
     * @return false when there is no {@code top}, or something stands in the way at {@code path}
     */
    public boolean mount(String path, FileTree other, String top, boolean writable) {
        FileNode node = other.follow(top).orElse(null);
        String real = resolve(path, true).orElse(null);
        if (node == null || !prepare(path, node)) {
            return false;
        }
        Place place = other.mounts.place(other.resolve(top, true).orElseThrow());
        mounts.add(
                real == null ? resolve(path, true).orElseThrow() : real,
                new Place(place.nodes(), place.path(), writable && place.writable()));
        return true;
    }

    /**
     * Where other trees are mounted.
     *
     * @return the real paths, sorted
     */
    public Set<String> mountPoints() {
        return mounts.points();
    }

    private boolean prepare(String path, FileNode node) {
        if (follow(path).isPresent()) {
            return follow(path).orElseThrow().isDirectory() == node.isDirectory();
        }
        FileNode directory = FileNode.directory(DIRECTORY_MODE, node.modified());
        List<String> parts = parts(path);
        List<String> above = node.isDirectory() ? parts : parts.subList(0, parts.size() - 1);
        return makeDirectories(String.join("/", above), directory)
                && (node.isDirectory() || put(path, FileNode.file(Content.EMPTY, FILE_MODE, node.modified())));
    }

    private Optional<FileNode> at(String real) {
        return mounts.place(real).get();
    }

    private boolean isDirectory(String real) {
        return at(real).filter(FileNode::isDirectory).isPresent();
    }

    /** Where to make or remove a node: neither in what is only to be read nor in the place of what is mounted. */
    private Optional<Place> changeable(String real) {
        return Optional.of(mounts.place(real)).filter(place -> place.writable() && !mounts.holds(real));
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
                at = Nodes.parent(at);
                continue;
            }
            String next = join(at, part);
            FileNode node = at(next).orElse(null);
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

    private static String join(String directory, String name) {
        return directory.equals("/") ? "/" + name : directory + "/" + name;
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
}
