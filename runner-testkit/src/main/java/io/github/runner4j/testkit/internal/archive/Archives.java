package io.github.runner4j.testkit.internal.archive;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * Takes files out of containers.
 *
 * @param named whether entries have the name of the superuser, and not its number alone
 */
public record Archives(boolean named) {

    /** Writes what stands at a path, with everything below it, what is mounted there included. */
    public void write(FileTree files, ArchivePath path, OutputStream stream) throws IOException {
        try (TarWriter tar = new TarWriter(stream, named)) {
            String top = path.name();
            FileNode node = path.find(files).orElseThrow();
            tar.put(top, node);
            if (node.isDirectory()) {
                String prefix = top.equals("/") ? "" : top;
                Map<String, FileNode> all = files.walk(path.absolute());
                for (Map.Entry<String, FileNode> each : all.entrySet()) {
                    if (!each.getKey().isEmpty()) {
                        tar.put(prefix + each.getKey(), each.getValue());
                    }
                }
            }
        }
    }

    /** The bytes of all files that stand at a path and below. */
    public static long size(FileTree files, ArchivePath path) {
        boolean directory = path.find(files).filter(FileNode::isDirectory).isPresent();
        return directory
                ? files.walk(path.absolute()).values().stream()
                        .mapToLong(each -> each.content().size())
                        .sum()
                : path.find(files).map(each -> each.content().size()).orElse(0);
    }

    /** Writes all files but for those that are mounted. */
    public void writeAll(FileTree files, OutputStream stream) throws IOException {
        try (TarWriter tar = new TarWriter(stream, named)) {
            for (Map.Entry<String, FileNode> each : files.all().entrySet()) {
                if (!each.getKey().equals("/")) {
                    tar.put(each.getKey().substring(1), each.getValue());
                }
            }
        }
    }
}
