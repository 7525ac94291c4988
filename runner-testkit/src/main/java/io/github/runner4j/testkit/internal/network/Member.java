package io.github.runner4j.testkit.internal.network;

import io.github.runner4j.testkit.internal.process.Sockets;

/** A container, as its networks see it. */
public interface Member {

    /** Its id. */
    String id();

    /** Its name, without a slash. */
    String name();

    /** Who listens in it. */
    Sockets sockets();
}
