package io.github.runner4j.testkit.internal.fault;

/** What can happen to the daemon as a whole. Each of these may block. */
public interface Daemon {

    /** All connections break, and it goes on with the state that it has. */
    void restart();

    /** All connections break, and it takes no new ones. */
    void leave();

    /** It takes connections again, where it did before. */
    void comeBack();
}
