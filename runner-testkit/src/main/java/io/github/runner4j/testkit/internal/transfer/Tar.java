package io.github.runner4j.testkit.internal.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes a tar of files, each name once. */
final class Tar implements AutoCloseable {

    private static final int FILE = 0644;
    private static final int DIRECTORY = 0755;

    private final TarArchiveOutputStream out;
    private final Set<String> written = new HashSet<>();

    Tar(OutputStream stream) {
        this.out = new TarArchiveOutputStream(stream);
        out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    void directory(String name, Instant modified) throws IOException {
        if (written.add(name)) {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setMode(DIRECTORY);
            entry.setModTime(modified.toEpochMilli());
            out.putArchiveEntry(entry);
            out.closeArchiveEntry();
        }
    }

    void file(String name, byte[] content, Instant modified) throws IOException {
        file(name, new ByteArrayInputStream(content), content.length, modified);
    }

    void file(String name, InputStream content, long size, Instant modified) throws IOException {
        if (written.add(name)) {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setMode(FILE);
            entry.setSize(size);
            entry.setModTime(modified.toEpochMilli());
            out.putArchiveEntry(entry);
            content.transferTo(out);
            out.closeArchiveEntry();
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
