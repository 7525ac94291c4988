package io.github.runner4j.testkit.internal.mount;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;

/** Files of this machine, as they are when a container is made. What a container writes stays in the container. */
final class HostFiles {

    /** More is not read: a test that mounts its home directory wants none of it. */
    private static final int MOST_FILES = 2000;

    private static final long MOST_BYTES = 8L * 1024 * 1024;
    private static final int DIRECTORY_MODE = 0755;

    private HostFiles() {}

    /** Shows a file or directory of the host; an empty directory when there is none. */
    static void show(String source, FileTree files, MountPoint at) {
        Path path = Path.of(source);
        FileTree tree = FileTree.of(FileNode.directory(DIRECTORY_MODE, Instant.EPOCH));
        boolean directory = !Files.exists(path) || Files.isDirectory(path);
        try {
            copy(path, tree, directory ? "" : "/file");
        } catch (IOException e) {
            System.getLogger(HostFiles.class.getName())
                    .log(System.Logger.Level.DEBUG, "Not all of " + source + " could be read", e);
        }
        files.mount(at.destination(), tree, directory ? "/" : "/file", at.writable());
    }

    private static void copy(Path from, FileTree tree, String to) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : (Iterable<Path>) all.limit(MOST_FILES)::iterator) {
                String relative = from.relativize(each).toString();
                tree.put(relative.isEmpty() ? to : to + "/" + relative, node(each));
            }
        }
    }

    private static FileNode node(Path path) throws IOException {
        Instant modified =
                Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
        if (Files.isSymbolicLink(path)) {
            return FileNode.link(Files.readSymbolicLink(path).toString(), modified);
        }
        int mode = mode(Files.getPosixFilePermissions(path));
        if (Files.isDirectory(path)) {
            return FileNode.directory(mode, modified);
        }
        boolean readable = Files.isRegularFile(path) && Files.isReadable(path) && Files.size(path) <= MOST_BYTES;
        return FileNode.file(readable ? Content.of(Files.readAllBytes(path)) : Content.EMPTY, mode, modified);
    }

    private static int mode(Set<PosixFilePermission> permissions) {
        int mode = 0;
        for (PosixFilePermission each : PosixFilePermission.values()) {
            mode = mode << 1 | (permissions.contains(each) ? 1 : 0);
        }
        return mode;
    }
}
