package io.github.runner4j.docker.internal.daemon;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Accepts, reads the request, answers with the same bytes each time, and then says nothing more but stays. */
final class LoopbackServer implements AutoCloseable {

    private final ServerSocketChannel server;
    private final String address;
    private final byte[] answer;
    private final boolean hangUp;
    private final List<SocketChannel> open = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch answered = new CountDownLatch(1);
    private final Thread thread = new Thread(this::serve, "test-loopback-server");

    private LoopbackServer(ServerSocketChannel server, String address, String answer, boolean hangUp) {
        this.server = server;
        this.address = address;
        this.answer = answer.getBytes(StandardCharsets.UTF_8);
        this.hangUp = hangUp;
        thread.start();
    }

    static LoopbackServer unix(Path socket, String answer) throws IOException {
        return unix(socket, answer, false);
    }

    static LoopbackServer unix(Path socket, String answer, boolean hangUp) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        return new LoopbackServer(server, "unix://" + socket, answer, hangUp);
    }

    static LoopbackServer tcp(String answer) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress("127.0.0.1", 0));
        int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
        return new LoopbackServer(server, "tcp://127.0.0.1:" + port, answer, false);
    }

    static String ping(String version) {
        return "HTTP/1.1 200 OK\r\nApi-Version: " + version
                + "\r\nServer: Docker/99.1 (linux)\r\nOstype: linux\r\nContent-Length: 2\r\n\r\nOK";
    }

    String address() {
        return address;
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    void awaitAnswered() throws InterruptedException {
        if (!answered.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("Nobody called");
        }
    }

    private void serve() {
        while (server.isOpen()) {
            try {
                SocketChannel channel = server.accept();
                open.add(channel);
                ByteBuffer request = ByteBuffer.allocate(8192);
                channel.read(request);
                requests.add(new String(request.array(), 0, request.position(), StandardCharsets.UTF_8));
                channel.write(ByteBuffer.wrap(answer));
                if (hangUp) {
                    channel.close();
                }
                answered.countDown();
            } catch (IOException e) {
                // closed by the test or by the client
            }
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        server.close();
        for (SocketChannel each : open) {
            each.close();
        }
        thread.join(10_000);
    }
}
