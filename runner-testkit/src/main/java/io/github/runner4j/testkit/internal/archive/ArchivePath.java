package io.github.runner4j.testkit.internal.archive;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import java.util.Optional;

/**
 * A path of a container as a client gives it: a slash or a dot at its end means the directory itself, links followed.
 *
 * @param given as the client gave it
 */
public record ArchivePath(String given) {

    /** From the root, without a slash or a dot at its end. */
    String absolute() {
        String path = given.startsWith("/") ? given : "/" + given;
        while (path.length() > 1 && (path.endsWith("/") || path.endsWith("/."))) {
            path = path.substring(0, path.lastIndexOf('/'));
        }
        return path.isEmpty() ? "/" : path;
    }

    /** Whether it means a directory. */
    boolean isDirectory() {
        return given.endsWith("/") || given.endsWith("/.") || given.equals(".");
    }

    /** What it is called in a tar and in what is told of it. */
    String name() {
        if (given.equals(".") || given.endsWith("/.")) {
            return ".";
        }
        String path = absolute();
        return path.equals("/") ? "/" : path.substring(path.lastIndexOf('/') + 1);
    }

    /** What stands there. A link stays a link, unless the path means a directory. */
    Optional<FileNode> find(FileTree files) {
        return isDirectory() ? files.follow(absolute()) : files.find(absolute());
    }

    /** Whether a file stands where a directory should: in the way, or at its end. */
    public boolean leadsThroughFile(FileTree files) {
        String path = absolute();
        boolean file = isDirectory() && isFile(files, path);
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            file |= isFile(files, path.substring(0, slash));
        }
        return file;
    }

    private static boolean isFile(FileTree files, String path) {
        return files.follow(path).filter(each -> !each.isDirectory()).isPresent();
    }
}
