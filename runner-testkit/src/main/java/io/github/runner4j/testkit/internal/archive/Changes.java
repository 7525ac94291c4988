package io.github.runner4j.testkit.internal.archive;

import io.github.runner4j.testkit.files.FileNode;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** What is otherwise in a container than in its image. */
public final class Changes {

    /** What the engine itself puts into each container. */
    private static final Set<String> OF_THE_ENGINE = Set.of(
            "/.dockerenv", "/dev", "/etc/hostname", "/etc/hosts", "/etc/mtab", "/etc/resolv.conf", "/proc", "/sys");

    /** How something changed. */
    public enum Kind {
        /** It is otherwise, or something in it is. */
        MODIFIED(0),
        /** It is new. */
        ADDED(1),
        /** It is gone. */
        DELETED(2);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        /** Its number, as the engine shows it. */
        public int number() {
            return number;
        }
    }

    private Changes() {}

    /** Compares all files, by their paths. */
    public static NavigableMap<String, Kind> between(Map<String, FileNode> image, Map<String, FileNode> container) {
        NavigableMap<String, Kind> changes = new TreeMap<>();
        container.forEach((path, node) -> {
            FileNode before = image.get(path);
            if (!node.equals(before) && !ofTheEngine(path)) {
                note(changes, path, before == null ? Kind.ADDED : Kind.MODIFIED);
            }
        });
        image.keySet().forEach(path -> {
            boolean gone = !container.containsKey(path) && !ofTheEngine(path);
            // Who sees that a directory is gone knows that all in it is gone.
            boolean first = container.containsKey(parent(path));
            if (gone && first) {
                note(changes, path, Kind.DELETED);
            }
        });
        changes.remove("/");
        return changes;
    }

    /** A directory changes with what is in it. */
    private static void note(Map<String, Kind> changes, String path, Kind kind) {
        changes.put(path, kind);
        for (String each = parent(path); !each.equals("/"); each = parent(each)) {
            changes.putIfAbsent(each, Kind.MODIFIED);
        }
    }

    private static boolean ofTheEngine(String path) {
        String each = path;
        while (!each.equals("/")) {
            if (OF_THE_ENGINE.contains(each)) {
                return true;
            }
            each = parent(each);
        }
        return false;
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }
}
