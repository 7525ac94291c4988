package io.github.runner4j.testkit.internal.archive;

import io.github.runner4j.testkit.files.FileNode;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Writes files into a tar. */
final class TarWriter implements AutoCloseable {

    private final TarArchiveOutputStream tar;
    private final boolean named;

    TarWriter(OutputStream stream, boolean named) {
        this.named = named;
        this.tar = new TarArchiveOutputStream(stream);
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    /** Writes one file; its name may begin with a slash. */
    void put(String name, FileNode node) throws IOException {
        boolean slash = node.isDirectory() && !name.endsWith("/");
        String full = slash ? name + "/" : name;
        byte type = switch (node.kind()) {
            case DIRECTORY -> TarConstants.LF_DIR;
            case LINK -> TarConstants.LF_SYMLINK;
            case FILE -> TarConstants.LF_NORMAL;
        };
        TarArchiveEntry entry = new TarArchiveEntry(full, type, true);
        entry.setMode(node.mode());
        entry.setIds(node.owner().user(), node.owner().group());
        entry.setUserName(named && node.owner().user() == 0 ? "root" : "");
        entry.setGroupName(named && node.owner().group() == 0 ? "root" : "");
        entry.setModTime(node.modified().getEpochSecond() * 1000);
        entry.setLinkName(node.target());
        entry.setSize(node.content().size());
        tar.putArchiveEntry(entry);
        tar.write(node.content().toBytes());
        tar.closeArchiveEntry();
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
