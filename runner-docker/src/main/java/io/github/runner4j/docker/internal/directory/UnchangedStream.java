package io.github.runner4j.docker.internal.directory;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;

/** A file's bytes, with an error at their end when they are not those that the scan saw. */
final class UnchangedStream extends FilterInputStream {

    private final ScannedFile scanned;
    private final Path root;
    private final MessageDigest digest = DirectoryScan.sha256();
    private long left;
    private boolean checked;

    UnchangedStream(InputStream in, ScannedFile scanned, Path root) {
        super(in);
        this.scanned = scanned;
        this.root = root;
        this.left = scanned.size();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int count = left == 0 ? -1 : in.read(buffer, offset, (int) Math.min(length, left));
        if (count > 0) {
            left -= count;
            digest.update(buffer, offset, count);
        }
        if (left == 0 || count < 0) {
            check();
        }
        return count;
    }

    private void check() throws IOException {
        if (checked) {
            return;
        }
        checked = true;
        boolean longer = left == 0 && in.read() >= 0;
        if (left > 0 || longer || !DirectoryScan.hex(digest).equals(scanned.contentId())) {
            throw DirectoryFailures.changed(root, scanned.entry().path(), null);
        }
    }

    @Override
    public long skip(long count) throws IOException {
        // Read, for what is skipped cannot be checked.
        byte[] sink = new byte[(int) Math.min(8192, Math.max(0, count))];
        return Math.max(0, read(sink, 0, sink.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
