package io.github.runner4j.testkit.internal.stdio;

import io.github.runner4j.testkit.internal.http.Outlet;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps what is sent. */
final class FakeOutlet implements Outlet {

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private boolean closed;

    String sent() {
        return sent.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void write(byte[] bytes) {
        sent.writeBytes(bytes);
    }

    @Override
    public OutputStream stream() {
        return sent;
    }

    @Override
    public void finish() {
        closed = true;
    }

    @Override
    public void cut() {
        closed = true;
    }

    @Override
    public boolean closed() {
        return closed;
    }
}
