package io.github.runner4j.testkit.contract;

import io.github.runner4j.source.Content;
import io.github.runner4j.source.Revision;
import io.github.runner4j.source.SourceEntry;
import io.github.runner4j.source.SourceTree;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A tree that counts which of its streams are open, and does something whenever one of them has come to its end. */
final class WatchedTree implements SourceTree {

    private final SourceTree tree;
    private final Runnable atEnd;
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();

    WatchedTree(SourceTree tree, Runnable atEnd) {
        this.tree = tree;
        this.atEnd = atEnd;
    }

    /** How many streams were opened. */
    int opened() {
        return opened.get();
    }

    /** How many of them are open now. */
    int open() {
        return open.get();
    }

    @Override
    public Content open(SourceEntry entry) {
        Content content = tree.open(entry);
        opened.incrementAndGet();
        open.incrementAndGet();
        return new Content(content.size(), new Watched(content.stream()));
    }

    private final class Watched extends FilterInputStream {

        private boolean closed;

        Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return told(super.read());
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return told(super.read(bytes, offset, length));
        }

        private int told(int result) {
            if (result < 0) {
                atEnd.run();
            }
            return result;
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                open.decrementAndGet();
            }
            super.close();
        }
    }

    @Override
    public Revision revision() {
        return tree.revision();
    }

    @Override
    public Optional<SourceEntry> find(String path) {
        return tree.find(path);
    }

    @Override
    public List<SourceEntry> children(String directory) {
        return tree.children(directory);
    }

    @Override
    public String contentId(String path) {
        return tree.contentId(path);
    }

    @Override
    public void close() {
        tree.close();
    }
}
