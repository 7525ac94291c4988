package io.github.runner4j.testkit.internal.copy;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileNode.Owner;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.copy.CopySources.Source;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.golang.GoPath;
import io.github.runner4j.testkit.internal.image.LayerReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Where COPY and ADD copy to. */
public final class CopyTarget {

    private static final int DIRECTORY = 0755;

    private final FileTree files;
    private final String path;
    private final Optional<Owner> owner;
    private final OptionalInt mode;
    private final Instant now;

    /**
     * A place.
     *
     * @param path absolute; a slash at its end says that it is a directory
     * @param owner whom everything is to belong to; empty to leave that as it is
     * @param mode the permissions that everything is to have; empty to leave them as they are
     */
    public CopyTarget(FileTree files, String path, Optional<Owner> owner, OptionalInt mode, Instant now) {
        this.files = files;
        this.path = path;
        this.owner = owner;
        this.mode = mode;
        this.now = now;
    }

    /** Copies one source; an archive is unpacked when asked for. */
    public void copy(CopySources sources, Source source, boolean unpack) throws IOException {
        FileNode node = sources.node(source);
        if (node.isDirectory()) {
            copyDirectory(sources, source);
        } else if (!unpack || !unpack(node)) {
            boolean into = path.endsWith("/") || isDirectory(path);
            put(into ? path + "/" + GoPath.base(source.path()) : path, node);
        }
    }

    private boolean isDirectory(String where) {
        return files.follow(where).map(FileNode::isDirectory).orElse(false);
    }

    private void copyDirectory(CopySources sources, Source source) {
        boolean there = isDirectory(path);
        sources.below(source.path()).forEach((name, node) -> {
            if (!name.isEmpty()) {
                put(path + "/" + name, node);
            } else if (!there) {
                put(GoPath.clean(path), node);
            }
        });
    }

    private void put(String where, FileNode node) {
        String clean = GoPath.clean(where);
        String parent = clean.substring(0, Math.max(clean.lastIndexOf('/'), 1));
        if (!files.makeDirectories(parent, owned(FileNode.directory(DIRECTORY, now)))) {
            throw Refusal.broken(
                    "failed to copy files: failed to create new directory: mkdir " + parent + ": not a directory");
        }
        String real = files.real(clean).orElse(clean);
        boolean directory = files.find(real).map(FileNode::isDirectory).orElse(false);
        if (directory && !node.isDirectory()) {
            throw Refusal.broken("failed to copy files: failed to copy file: cannot copy to directory: " + clean);
        }
        if (!directory || node.isDirectory()) {
            files.put(real, owned(mode.isPresent() ? node.withMode(mode.getAsInt()) : node));
        }
    }

    private FileNode owned(FileNode node) {
        return owner.map(node::withOwner).orElse(node);
    }

    /** False when the file is no archive. */
    private boolean unpack(FileNode file) throws IOException {
        byte[] bytes = file.content().toBytes();
        if (!isArchive(bytes)) {
            return false;
        }
        files.makeDirectories(GoPath.clean(path), FileNode.directory(DIRECTORY, now));
        FileTree unpacked = FileTree.of(FileNode.directory(DIRECTORY, now));
        LayerReader.read(new ByteArrayInputStream(bytes), unpacked);
        unpacked.all().forEach((name, node) -> {
            if (!name.equals("/")) {
                LayerReader.put(files, GoPath.clean(path + name), node);
            }
        });
        return true;
    }

    private static boolean isArchive(byte[] bytes) {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(LayerReader.plain(new ByteArrayInputStream(bytes)))) {
            return tar.getNextEntry() != null;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
