package io.github.runner4j.docker.internal.git.mirror;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.eclipse.jgit.internal.storage.dfs.ReadableChannel;

/** One reader's position in a pack file that many readers share. */
final class PackChannel implements ReadableChannel {

    private final FileChannel file;
    private long position;
    private boolean open = true;

    PackChannel(FileChannel file) {
        this.file = file;
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        int count = file.read(buffer, position);
        if (count > 0) {
            position += count;
        }
        return count;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void position(long newPosition) {
        position = newPosition;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public int blockSize() {
        // No preference.
        return 0;
    }

    @Override
    public void setReadAheadBytes(int bytes) {
        // The operating system reads ahead by itself.
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}
