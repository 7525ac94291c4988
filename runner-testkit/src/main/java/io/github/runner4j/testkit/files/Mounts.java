package io.github.runner4j.testkit.files;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which tree a real path leads into: a tree's own nodes, or those of another that is mounted there. */
final class Mounts {

    private final Nodes own;
    private volatile NavigableMap<String, Place> points = new TreeMap<>();

    /**
     * Where a path leads to.
     *
     * @param nodes the nodes of the tree
     * @param path the path in that tree
     * @param writable whether they may be changed
     */
    record Place(Nodes nodes, String path, boolean writable) {

        Optional<FileNode> get() {
            return nodes.get(path);
        }
    }

    Mounts(Nodes own) {
        this.own = own;
    }

    void add(String point, Place place) {
        NavigableMap<String, Place> more = new TreeMap<>(points);
        more.put(point, place);
        points = more;
    }

    Set<String> points() {
        return new TreeMap<>(points).navigableKeySet();
    }

    /** Whether something is mounted at a path or below. */
    boolean holds(String path) {
        return points.keySet().stream().anyMatch(each -> each.equals(path) || each.startsWith(path + "/"));
    }

    /** What stands at a real path, as {@code ""}, and below, as {@code "/…"}. */
    NavigableMap<String, FileNode> walk(String path) {
        Place start = place(path);
        NavigableMap<String, FileNode> found = start.nodes().below(start.path());
        String prefix = path.equals("/") ? "/" : path + "/";
        points.forEach((point, mounted) -> {
            if (point.startsWith(prefix)) {
                String inside = point.substring(prefix.length() - 1);
                found.subMap(inside + "/", inside + "0").clear();
                mounted.nodes().below(mounted.path()).forEach((rest, node) -> found.put(inside + rest, node));
            }
        });
        return found;
    }

    Place place(String path) {
        Map.Entry<String, Place> found = null;
        for (Map.Entry<String, Place> each : points.entrySet()) {
            // The last that fits is the longest: they are sorted.
            if (path.equals(each.getKey()) || path.startsWith(each.getKey() + "/")) {
                found = each;
            }
        }
        if (found == null) {
            return new Place(own, path, true);
        }
        Place top = found.getValue();
        String rest = path.substring(found.getKey().length());
        String inner = top.path().equals("/") && !rest.isEmpty() ? rest : top.path() + rest;
        return new Place(top.nodes(), inner, top.writable());
    }
}
