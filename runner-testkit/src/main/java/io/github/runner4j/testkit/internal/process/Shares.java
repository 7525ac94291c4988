package io.github.runner4j.testkit.internal.process;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** How many hold a stream; the last to let go closes it. */
final class Shares {

    private final Closeable stream;
    private final AtomicInteger holders = new AtomicInteger(1);

    Shares(Closeable stream) {
        this.stream = stream;
    }

    void add() {
        holders.incrementAndGet();
    }

    void release() throws IOException {
        if (holders.decrementAndGet() == 0) {
            stream.close();
        }
    }
}
