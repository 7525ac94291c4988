package io.github.runner4j.testkit.internal.archive;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileNode.Kind;
import io.github.runner4j.testkit.files.FileTree;
import java.time.Instant;
import java.util.Optional;

/**
 * What is told of a path.
 *
 * @param name what it is called
 * @param size its bytes; of a link, the length of its target
 * @param mode permissions and kind, as Go's {@code FileMode} has them
 * @param modified when it was last written
 * @param target where a link leads to, from the root; {@code ""} for others
 */
public record PathStat(String name, long size, long mode, Instant modified, String target) {

    private static final long DIRECTORY = 1L << 31;
    private static final long LINK = 1L << 27;
    private static final long SET_USER = 1L << 23;
    private static final long SET_GROUP = 1L << 22;
    private static final long STICKY = 1L << 20;
    private static final long DIRECTORY_SIZE = 4_096;

    /** Tells of a path; nothing when nothing stands there. */
    public static Optional<PathStat> of(FileTree files, ArchivePath path) {
        return path.find(files)
                .map(node ->
                        new PathStat(path.name(), size(node), mode(node), node.modified(), target(files, path, node)));
    }

    private static long size(FileNode node) {
        return switch (node.kind()) {
            case DIRECTORY -> DIRECTORY_SIZE;
            case LINK -> node.target().length();
            case FILE -> node.content().size();
        };
    }

    private static long mode(FileNode node) {
        long mode = node.mode() & 0777;
        mode |= node.isDirectory() ? DIRECTORY : 0;
        mode |= node.kind() == Kind.LINK ? LINK : 0;
        mode |= (node.mode() & 04000) != 0 ? SET_USER : 0;
        mode |= (node.mode() & 02000) != 0 ? SET_GROUP : 0;
        return mode | ((node.mode() & 01000) != 0 ? STICKY : 0);
    }

    private static String target(FileTree files, ArchivePath path, FileNode node) {
        if (node.kind() != Kind.LINK) {
            return "";
        }
        return files.real(path.absolute()).orElse(node.target());
    }
}
