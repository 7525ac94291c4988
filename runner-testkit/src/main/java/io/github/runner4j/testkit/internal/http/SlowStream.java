package io.github.runner4j.testkit.internal.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/** A stream into an outlet whose writes wait for a slow client. */
final class SlowStream extends OutputStream {

    private static final int PIECE = 64 * 1024;

    private final Outlet outlet;
    private final Backlog backlog;

    SlowStream(Outlet outlet, Backlog backlog) {
        this.outlet = outlet;
        this.backlog = backlog;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, bytes.length);
        for (int at = from; at < from + length; at += PIECE) {
            backlog.awaitFew();
            outlet.write(Arrays.copyOfRange(bytes, at, Math.min(from + length, at + PIECE)));
        }
    }

    @Override
    public void close() {
        outlet.finish();
    }
}
