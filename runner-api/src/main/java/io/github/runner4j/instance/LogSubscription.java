package io.github.runner4j.instance;

/** Log lines on their way to a listener. */
public interface LogSubscription extends AutoCloseable {

    /**
     * Waits until the log has ended: the container ended, or this was closed.
     *
     * @throws InterruptedException when the waiting thread is interrupted
     */
    void await() throws InterruptedException;

    /** Ends it. No line is delivered after this returns. */
    @Override
    void close();
}
