package io.github.runner4j.testkit.internal.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;

/** Listens on a port of this machine's loopback, any free one for 0, and tells of each connection. */
final class Listener extends ServerSocket {

    private static final int BACKLOG = 128;

    private final Consumer<Socket> connected;

    Listener(int port, Consumer<Socket> connected) throws IOException {
        super(port, BACKLOG, InetAddress.getLoopbackAddress());
        this.connected = connected;
    }

    @Override
    public Socket accept() throws IOException {
        Socket socket = super.accept();
        connected.accept(socket);
        return socket;
    }
}
