package io.github.runner4j.testkit.internal.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A socket, and what it takes to read HTTP from it by hand. */
public final class RawClient implements AutoCloseable {

    private final SocketChannel channel;
    private final InputStream in;

    public record Answer(String first, Map<String, String> headers) {}

    private RawClient(SocketChannel channel) {
        this.channel = channel;
        this.in = new BufferedInputStream(new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                return channel.read(ByteBuffer.wrap(buffer, from, length));
            }
        });
    }

    public static RawClient to(SocketAddress address) throws IOException {
        return new RawClient(SocketChannel.open(address));
    }

    SocketChannel channel() {
        return channel;
    }

    public RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    public RawClient send(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        return this;
    }

    public RawClient get(String path) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\nHost: d\r\n\r\n");
    }

    public void closeHalf() throws IOException {
        channel.shutdownOutput();
    }

    public String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("after " + line);
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    public Answer head() throws IOException {
        String first = line();
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(": ");
            headers.put(line.substring(0, colon), line.substring(colon + 2));
        }
        return new Answer(first, headers);
    }

    public String text(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("after " + new String(bytes, StandardCharsets.UTF_8));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** One chunk; the empty text for the last one. */
    public String chunk() throws IOException {
        String text = text(Integer.parseInt(line(), 16));
        line();
        return text;
    }

    /** A whole answer with its length. */
    public String body() throws IOException {
        return text(Integer.parseInt(head().headers().get("Content-Length")));
    }

    public String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    public int next() throws IOException {
        return in.read();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
