package io.github.runner4j.testkit.internal.image;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.engine.Ids;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Makes layers of file systems, and names stacks of them. */
public final class Layers {

    private Layers() {}

    /** The layer that makes one file system of another. */
    public static Layer between(FileTree before, FileTree after) {
        return LayerWriter.write(changes(before, after));
    }

    /** What differs: path to what stands there now, or to nothing; of a directory that is gone, itself alone. */
    static NavigableMap<String, Optional<FileNode>> changes(FileTree before, FileTree after) {
        NavigableMap<String, FileNode> old = before.all();
        NavigableMap<String, FileNode> now = after.all();
        NavigableMap<String, Optional<FileNode>> changes = new TreeMap<>();
        now.forEach((path, node) -> {
            if (!path.equals("/") && !node.equals(old.get(path))) {
                changes.put(path, Optional.of(node));
            }
        });
        for (String path : old.keySet()) {
            if (!now.containsKey(path) && isDirectory(now, path)) {
                changes.put(path, Optional.empty());
            }
        }
        return changes;
    }

    private static boolean isDirectory(NavigableMap<String, FileNode> nodes, String child) {
        FileNode parent = nodes.get(child.lastIndexOf('/') == 0 ? "/" : child.substring(0, child.lastIndexOf('/')));
        return parent != null && parent.isDirectory();
    }

    /** The id of each stack of layers, from the lowest layer alone to all of them. */
    public static List<String> chainIds(List<Layer> layers) {
        List<String> chain = new ArrayList<>();
        for (Layer layer : layers) {
            chain.add(
                    chain.isEmpty()
                            ? layer.diffId()
                            : Ids.digest((chain.get(chain.size() - 1) + " " + layer.diffId())
                                    .getBytes(StandardCharsets.UTF_8)));
        }
        return chain;
    }
}
