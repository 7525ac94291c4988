package io.github.runner4j.testkit.internal.userland;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import java.io.InputStream;

/** Reads a file as it is at the time of each read, so that one can wait at its end for more. */
final class FileInput extends InputStream {

    private final FileTree files;
    private final String path;
    private Content last = Content.EMPTY;
    private byte[] bytes = {};
    private int at;

    FileInput(FileTree files, String path) {
        this.files = files;
        this.path = path;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int most) {
        int length = Math.min(most, available());
        if (length == 0) {
            return most == 0 ? 0 : -1;
        }
        System.arraycopy(bytes, at, into, from, length);
        at += length;
        return length;
    }

    /** Contents do not change: another one is another object, and need not be compared byte by byte. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public int available() {
        Content now = files.follow(path).map(FileNode::content).orElse(last);
        if (now != last) {
            last = now;
            bytes = now.toBytes();
        }
        return Math.max(0, bytes.length - at);
    }
}
