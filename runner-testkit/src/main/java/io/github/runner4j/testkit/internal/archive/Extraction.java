package io.github.runner4j.testkit.internal.archive;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileNode.Kind;
import io.github.runner4j.testkit.files.FileNode.Owner;
import io.github.runner4j.testkit.files.FileTree;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts the files of a tar into a directory of a container.
 *
 * @param files of the container
 * @param directory its path, as the client gave it
 * @param keepKinds whether a directory is never replaced by something else, nor the other way round
 * @param owner whose the files become; whose they are in the tar, without one
 */
public record Extraction(
        FileTree files,
        String directory,
        boolean keepKinds,
        @Nullable Owner owner) {

    private static final int DIRECTORY_MODE = 0755;

    /** What cannot be extracted: the message is the engine's own. */
    public static final class Impossible extends Exception {

        private static final long serialVersionUID = 1L;

        Impossible(String message) {
            super(message, null, false, false);
        }
    }

    /** Reads the tar, which is not compressed, to its end. */
    public void extract(InputStream stream) throws IOException, Impossible {
        TarArchiveInputStream tar = new TarArchiveInputStream(stream);
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            extract(tar, entry);
        }
        if (tar.getBytesRead() % tar.getRecordSize() != 0) {
            throw new EOFException();
        }
    }

    private void extract(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException, Impossible {
        String name = clean(entry.getName());
        if (name.startsWith("..")) {
            throw new Impossible("\"" + entry.getName() + "\" is outside of \"" + directory + "\"");
        }
        String path = at(name);
        Optional<FileNode> there = files.find(path);
        if (there.isPresent()) {
            boolean was = there.get().isDirectory();
            if (keepKinds && was != entry.isDirectory()) {
                throw new Impossible(
                        was
                                ? "cannot overwrite directory \"" + path + "\" with non-directory \"" + directory + "\""
                                : "cannot overwrite non-directory \"" + path + "\" with directory \"" + directory
                                        + "\"");
            }
            if (was && name.isEmpty()) {
                return;
            }
            if (!(was && entry.isDirectory())) {
                files.remove(path);
            }
        }
        Optional<FileNode> node = node(tar, entry);
        if (node.isPresent()) {
            put(path, node.get());
        }
    }

    private void put(String path, FileNode node) {
        FileNode missing = FileNode.directory(DIRECTORY_MODE, node.modified());
        files.makeDirectories(path.substring(0, path.lastIndexOf('/') + 1), missing);
        files.put(path, node);
    }

    private Optional<FileNode> node(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        if (entry.isLink()) {
            return files.find(at(clean(entry.getLinkName())));
        }
        Instant modified = entry.getLastModifiedTime().toInstant();
        Owner whose = owner != null ? owner : new Owner((int) entry.getLongUserId(), (int) entry.getLongGroupId());
        int mode = entry.getMode() & 07777;
        if (entry.isSymbolicLink()) {
            return Optional.of(new FileNode(Kind.LINK, 0777, whose, modified, Content.EMPTY, entry.getLinkName()));
        } else if (entry.isDirectory()) {
            return Optional.of(FileNode.directory(mode, modified).withOwner(whose));
        } else if (entry.isFile()) {
            Content content = Content.of(tar.readAllBytes());
            return Optional.of(FileNode.file(content, mode, modified).withOwner(whose));
        }
        return Optional.empty();
    }

    private String at(String name) {
        String top = directory.endsWith("/") ? directory.substring(0, directory.length() - 1) : directory;
        return name.isEmpty() ? directory : top + "/" + name;
    }

    /** Without dots and needless slashes; begins with two dots when it leads out. */
    private static String clean(String name) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : name.split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }
}
