package io.github.runner4j.testkit.internal.http;

import java.io.OutputStream;

/** The body of an answer that is sent bit by bit. Safe for several threads: each write arrives whole. */
public interface Outlet {

    /** Sends bytes and does not wait for them to leave: each call is one chunk of a chunked body. Nothing once it is over. */
    void write(byte[] bytes);

    /** For what is large: a stream whose writes wait until the client keeps up; closing it finishes the body. */
    OutputStream stream();

    /** Ends the body as it should end. */
    void finish();

    /** Breaks the connection off in mid-body. */
    void cut();

    /** Whether the body is over or the client is gone. */
    boolean closed();
}
