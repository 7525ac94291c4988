package io.github.runner4j.testkit.internal.userland;

import java.io.IOException;

/** One of the programs that are built in. */
@FunctionalInterface
public interface Applet {

    /** Runs to its end; a failure that it does not complain about itself becomes a complaint and the exit code 1. */
    int run(Session session) throws IOException, InterruptedException;
}
