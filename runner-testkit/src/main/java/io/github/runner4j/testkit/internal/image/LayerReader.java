package io.github.runner4j.testkit.internal.image;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileNode.Kind;
import io.github.runner4j.testkit.files.FileNode.Owner;
import io.github.runner4j.testkit.files.FileTree;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Reads tars, compressed or not: as layers of an image, or into a file system. */
public final class LayerReader {

    /** What is said of a tar that ends too early. */
    public static final String SHORT = "unexpected EOF";

    private static final int BLOCK = 512;
    private static final String OPAQUE = ".wh..wh..opq";
    private static final int GZIP = 0x1f8b;
    private static final int BZIP = 'B' << 8 | 'Z';

    private LayerReader() {}

    /** Reads a layer and does to a file system what it says. */
    public static Layer read(InputStream stream, FileTree tree) throws IOException {
        byte[] tar = plain(stream).readAllBytes();
        if (tar.length > 0 && tar.length < BLOCK) {
            throw new EOFException(SHORT);
        }
        return Layer.of(tar, apply(new ByteArrayInputStream(tar), tree));
    }

    /** The bytes without the compression that they came in. */
    public static InputStream plain(InputStream stream) throws IOException {
        InputStream buffered = stream.markSupported() ? stream : new BufferedInputStream(stream);
        buffered.mark(2);
        int magic = buffered.read() << 8 | buffered.read();
        buffered.reset();
        return switch (magic) {
            case GZIP ->
                GzipCompressorInputStream.builder()
                        .setInputStream(buffered)
                        .setDecompressConcatenated(true)
                        .get();
            case BZIP -> new BZip2CompressorInputStream(buffered, true);
            default -> buffered;
        };
    }

    private static long apply(InputStream stream, FileTree tree) throws IOException {
        long size = 0;
        try (TarArchiveInputStream tar = new TarArchiveInputStream(stream)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                size += entry.isSymbolicLink()
                        ? entry.getLinkName().length()
                        : entry.isFile() && !entry.isLink() ? entry.getSize() : 0;
                apply(tar, entry, tree);
            }
        }
        return size;
    }

    private static void apply(TarArchiveInputStream tar, TarArchiveEntry entry, FileTree tree) throws IOException {
        String path = "/" + String.join("/", List.of(entry.getName().split("/+")));
        int slash = path.lastIndexOf('/') + 1;
        String name = path.substring(slash);
        if (name.equals(OPAQUE)) {
            String directory = path.substring(0, slash);
            tree.list(directory).orElse(List.of()).forEach(each -> tree.remove(directory + each));
        } else if (name.startsWith(LayerWriter.GONE)) {
            tree.remove(path.substring(0, slash) + name.substring(LayerWriter.GONE.length()));
        } else {
            Optional<FileNode> node = node(tar, entry, tree);
            if (node.isPresent()) {
                put(tree, path, node.get());
            }
        }
    }

    /** Puts a node in the place of whatever was there; directories that are missing are made. */
    public static void put(FileTree tree, String path, FileNode node) {
        boolean merges =
                node.isDirectory() && tree.find(path).map(FileNode::isDirectory).orElse(false);
        if (!merges) {
            tree.remove(path);
        }
        int slash = path.lastIndexOf('/');
        tree.makeDirectories(path.substring(0, slash + 1), FileNode.directory(0755, node.modified()));
        tree.put(path, node);
    }

    /** What an entry stands for; nothing for devices and the like. */
    public static Optional<FileNode> node(TarArchiveInputStream tar, TarArchiveEntry entry, FileTree tree)
            throws IOException {
        Instant modified = entry.getLastModifiedTime().toInstant();
        Owner owner = new Owner((int) entry.getLongUserId(), (int) entry.getLongGroupId());
        int mode = entry.getMode() & 07777;
        if (entry.isLink()) {
            return tree.find("/" + entry.getLinkName());
        } else if (entry.isDirectory()) {
            return Optional.of(FileNode.directory(mode, modified).withOwner(owner));
        } else if (entry.isSymbolicLink()) {
            return Optional.of(new FileNode(Kind.LINK, 0777, owner, modified, Content.EMPTY, entry.getLinkName()));
        } else if (entry.isFile()) {
            return Optional.of(FileNode.file(Content.of(tar.readAllBytes()), mode, modified)
                    .withOwner(owner));
        }
        return Optional.empty();
    }
}
