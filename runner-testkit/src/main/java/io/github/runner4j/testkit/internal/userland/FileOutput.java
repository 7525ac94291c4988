package io.github.runner4j.testkit.internal.userland;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Arrays;

/** Writes to a file: at its end, or on from where it was left. */
final class FileOutput extends OutputStream {

    private final FileTree files;
    private final String path;
    private final Clock clock;
    private final boolean append;
    private int at;

    FileOutput(FileTree files, String path, Clock clock, boolean append) {
        this.files = files;
        this.path = path;
        this.clock = clock;
        this.append = append;
    }

    @Override
    public void write(int single) {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        files.change(path, node -> {
            int start = append ? node.content().size() : at;
            at = start + length;
            Content content = start == node.content().size()
                    ? node.content().with(Content.of(Arrays.copyOfRange(bytes, from, from + length)))
                    : within(node.content(), start, Arrays.copyOfRange(bytes, from, from + length));
            return new FileNode(node.kind(), node.mode(), node.owner(), clock.instant(), content, "");
        });
    }

    private static Content within(Content old, int start, byte[] bytes) {
        byte[] all = Arrays.copyOf(old.toBytes(), Math.max(old.size(), start + bytes.length));
        System.arraycopy(bytes, 0, all, start, bytes.length);
        return Content.of(all);
    }
}
