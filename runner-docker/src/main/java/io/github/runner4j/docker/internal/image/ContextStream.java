package io.github.runner4j.docker.internal.image;

import io.github.runner4j.source.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Iterator;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/**
 * A build context as a tar archive, made while it is read, on the reader's thread: never more than a block of it is in memory, and
 * nothing of it on a disk. Equal contexts give equal bytes.
 */
final class ContextStream extends InputStream {

    /** Told how it goes. */
    interface Progress {

        /** A file or link went out whole. */
        void sent(String name, long size);

        /** Everything went out. */
        void ended();
    }

    private static final int BLOCK = 64 * 1024;
    private static final int MODE_FILE = 0644;
    private static final int MODE_RUNS = 0755;
    private static final int MODE_LINK = 0777;

    /** The first day that a zip archive can hold, in every time zone: programs in the image may pack what they are given. */
    private static final FileTime TIME = FileTime.from(Instant.parse("1980-01-02T00:00:00Z"));

    private final Iterator<ContextItem> items;
    private final Progress progress;
    private final Block block = new Block();
    private final TarArchiveOutputStream tar;
    private final byte[] chunk = new byte[BLOCK];
    private int at;
    private boolean ended;
    private @Nullable InputStream current;
    private String currentName = "";
    private long currentSize;

    ContextStream(Iterator<ContextItem> items, Progress progress) {
        this.items = items;
        this.progress = progress;
        this.tar = new TarArchiveOutputStream(block, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        while (at == block.size() && !ended) {
            block.reset();
            at = 0;
            produce();
        }
        int count = block.copy(at, target, offset, length);
        at += count;
        return count == 0 ? -1 : count;
    }

    @Override
    public void close() throws IOException {
        InputStream open = current;
        current = null;
        ended = true;
        if (open != null) {
            open.close();
        }
    }

    private void produce() throws IOException {
        InputStream open = current;
        if (open != null) {
            content(open);
        } else if (items.hasNext()) {
            begin(items.next());
        } else {
            ended = true;
            tar.finish();
            progress.ended();
        }
    }

    private void begin(ContextItem item) throws IOException {
        switch (item.kind()) {
            case DIRECTORY -> header(new TarArchiveEntry(item.name() + "/"), MODE_RUNS, 0);
            case LINK -> link(item);
            case FILE -> file(item, MODE_FILE);
            case EXECUTABLE -> file(item, MODE_RUNS);
        }
    }

    private void link(ContextItem item) throws IOException {
        try (InputStream target = item.content().get().stream()) {
            TarArchiveEntry entry = new TarArchiveEntry(item.name(), TarConstants.LF_SYMLINK);
            entry.setLinkName(new String(target.readAllBytes(), StandardCharsets.UTF_8));
            header(entry, MODE_LINK, 0);
        }
        tar.closeArchiveEntry();
        progress.sent(item.name(), 0);
    }

    private void file(ContextItem item, int mode) throws IOException {
        Content content = item.content().get();
        current = content.stream();
        currentName = item.name();
        currentSize = content.size();
        header(new TarArchiveEntry(item.name()), mode, content.size());
    }

    private void header(TarArchiveEntry entry, int mode, long size) throws IOException {
        entry.setMode(mode);
        entry.setSize(size);
        entry.setIds(0, 0);
        entry.setNames("", "");
        entry.setLastModifiedTime(TIME);
        tar.putArchiveEntry(entry);
        if (entry.isDirectory()) {
            tar.closeArchiveEntry();
        }
    }

    private void content(InputStream open) throws IOException {
        int count;
        try {
            count = open.read(chunk);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (count >= 0) {
            tar.write(chunk, 0, count);
            return;
        }
        open.close();
        current = null;
        tar.closeArchiveEntry();
        progress.sent(currentName, currentSize);
    }

    /** What was made and not yet read. */
    private static final class Block extends ByteArrayOutputStream {

        Block() {
            super(BLOCK + BLOCK);
        }

        int copy(int from, byte[] target, int offset, int length) {
            int size = Math.min(length, count - from);
            System.arraycopy(buf, from, target, offset, size);
            return size;
        }
    }
}
