package io.github.runner4j.docker.internal.git.remote;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Map;
import java.util.function.Consumer;

/** The body of an HTTP answer: of a known length, in chunks, or up to the end of the connection. */
final class WebBody extends InputStream {

    private static final long UNTIL_END = -1;

    /** Reading a small rest is cheaper than a new connection. */
    private static final int WORTH_READING = 16 * 1024;

    private final InputStream in;
    private final boolean chunked;
    private final Consumer<Boolean> done;
    private long left;
    private boolean first = true;
    private boolean finished;

    private WebBody(InputStream in, boolean chunked, long left, Consumer<Boolean> done) {
        this.in = in;
        this.chunked = chunked;
        this.left = left;
        this.done = done;
    }

    static InputStream of(InputStream in, boolean none, Map<String, String> headers, Consumer<Boolean> done)
            throws IOException {
        String length = headers.get("Content-Length");
        if (none) {
            return new WebBody(in, false, 0, done);
        }
        if ("chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))) {
            return new WebBody(in, true, 0, done);
        }
        if (length == null) {
            return new WebBody(in, false, UNTIL_END, done);
        }
        if (!length.matches("\\d{1,18}")) {
            throw new ProtocolException("the answer's length is not a number");
        }
        return new WebBody(in, false, Long.parseLong(length), done);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (finished || !more()) {
            return -1;
        }
        int wanted = left == UNTIL_END ? length : (int) Math.min(length, left);
        int count = in.read(buffer, offset, wanted);
        if (count < 0) {
            if (left != UNTIL_END) {
                throw new EOFException("the server closed the connection early");
            }
            finish(false);
            return -1;
        }
        if (left != UNTIL_END) {
            left -= count;
        }
        return count;
    }

    private boolean more() throws IOException {
        if (left != 0) {
            return true;
        }
        if (chunked && nextChunk()) {
            return true;
        }
        finish(true);
        return false;
    }

    private boolean nextChunk() throws IOException {
        if (!first) {
            WebResponse.line(in, 2);
        }
        first = false;
        String size = WebResponse.line(in, 1024).replaceFirst(";.*", "").strip();
        if (!size.matches("[0-9a-fA-F]{1,15}")) {
            throw new ProtocolException("the answer's chunks cannot be read");
        }
        left = Long.parseLong(size, 16);
        if (left > 0) {
            return true;
        }
        while (!WebResponse.line(in, 8192).isEmpty()) {
            // Trailers mean nothing to us.
        }
        return false;
    }

    private void finish(boolean whole) {
        if (!finished) {
            finished = true;
            done.accept(whole);
        }
    }

    @Override
    public void close() throws IOException {
        if (finished) {
            return;
        }
        try {
            if (left != UNTIL_END && left <= WORTH_READING) {
                skipNBytesUpTo(WORTH_READING);
            }
        } finally {
            finish(false);
        }
    }

    private void skipNBytesUpTo(int most) throws IOException {
        byte[] sink = new byte[1024];
        int skipped = 0;
        while (skipped < most) {
            int count = read(sink, 0, sink.length);
            if (count < 0) {
                return;
            }
            skipped += count;
        }
    }
}
