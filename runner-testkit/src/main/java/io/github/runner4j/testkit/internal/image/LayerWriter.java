package io.github.runner4j.testkit.internal.image;

import io.github.runner4j.testkit.files.FileNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Writes the tar of a layer; what is taken away is a file {@code .wh.NAME} in it. */
final class LayerWriter {

    static final String GONE = ".wh.";

    private LayerWriter() {}

    static Layer write(NavigableMap<String, Optional<FileNode>> changes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long size = 0;
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (Map.Entry<String, Optional<FileNode>> change : changes.entrySet()) {
                String name = change.getKey().substring(1);
                if (change.getValue().isPresent()) {
                    put(tar, name, change.getValue().get());
                    FileNode node = change.getValue().get();
                    size += node.content().size() + node.target().length();
                } else {
                    int slash = name.lastIndexOf('/') + 1;
                    tar.putArchiveEntry(new TarArchiveEntry(name.substring(0, slash) + GONE + name.substring(slash)));
                    tar.closeArchiveEntry();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Layer.of(bytes.toByteArray(), size);
    }

    private static void put(TarArchiveOutputStream tar, String name, FileNode node) throws IOException {
        TarArchiveEntry entry = switch (node.kind()) {
            case DIRECTORY -> new TarArchiveEntry(name + "/");
            case LINK -> new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            case FILE -> new TarArchiveEntry(name);
        };
        entry.setMode(node.mode());
        entry.setIds(node.owner().user(), node.owner().group());
        entry.setModTime(node.modified().getEpochSecond() * 1000);
        entry.setLinkName(node.target());
        entry.setSize(node.content().size());
        tar.putArchiveEntry(entry);
        tar.write(node.content().toBytes());
        tar.closeArchiveEntry();
    }
}
