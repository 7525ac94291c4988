package io.github.runner4j.testkit.internal.stdio;

/** Gets what a process writes, as it writes it. Called by the writing thread, one call at a time; must not block for long. */
public interface Sink {

    /** Some bytes, never changed by anybody. */
    void output(StdStream stream, byte[] bytes);

    /** The process has ended. */
    void end();
}
