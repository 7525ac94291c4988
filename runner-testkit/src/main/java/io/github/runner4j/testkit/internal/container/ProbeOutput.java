package io.github.runner4j.testkit.internal.container;

import io.github.runner4j.testkit.internal.stdio.Sink;
import io.github.runner4j.testkit.internal.stdio.StdStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;

/** The beginning of what a check writes. */
final class ProbeOutput implements Sink {

    /** Source: {@code maxOutputLen} of the engine's daemon. */
    private static final int MOST_BYTES = 4096;

    private final ReentrantLock lock = new ReentrantLock();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean cut;

    @Override
    public void output(StdStream stream, byte[] bytes) {
        lock.lock();
        try {
            int room = Math.min(MOST_BYTES - kept.size(), bytes.length);
            kept.write(bytes, 0, room);
            cut |= room < bytes.length;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void end() {
        // What was written is asked for once the process has ended.
    }

    String text() {
        lock.lock();
        try {
            return kept.toString(StandardCharsets.UTF_8) + (cut ? "..." : "");
        } finally {
            lock.unlock();
        }
    }
}
