package io.github.runner4j.testkit.internal.process;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes came into a container and went out of it through ports that it publishes. */
public final class Traffic {

    private final AtomicLong received = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();

    /** So many bytes came in. */
    public void receive(long bytes) {
        received.addAndGet(bytes);
    }

    /** So many bytes went out. */
    public void send(long bytes) {
        sent.addAndGet(bytes);
    }

    public long received() {
        return received.get();
    }

    public long sent() {
        return sent.get();
    }
}
