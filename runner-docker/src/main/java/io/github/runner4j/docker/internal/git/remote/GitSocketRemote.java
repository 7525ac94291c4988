package io.github.runner4j.docker.internal.git.remote;

import io.github.runner4j.spi.StageContext;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;

/** Git's own protocol: one request line over TCP, then the pack protocol. */
final class GitSocketRemote implements Remote {

    private final GitUrl url;
    private final StageContext context;

    GitSocketRemote(GitUrl url, StageContext context) {
        this.url = url;
        this.context = context;
    }

    @Override
    public RemoteSession connect(Repository into, Collection<String> prefixes, int depth) throws IOException {
        Socket socket = new Socket();
        StageContext.Hook hook = context.onStop(() -> Sockets.closeQuietly(socket));
        try {
            socket.connect(new InetSocketAddress(InetAddress.getByName(url.plainHost()), url.effectivePort()));
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            request(out);
            return new StreamSession(new PackTransportOf(into, url, depth), () -> {
                        hook.close();
                        socket.close();
                    })
                    .open(new BufferedInputStream(socket.getInputStream()), out, prefixes);
        } catch (IOException | RuntimeException e) {
            hook.close();
            Sockets.closeQuietly(socket);
            throw e;
        }
    }

    private void request(OutputStream out) throws IOException {
        // Source of the form: gitprotocol-pack(5), "Git Transport", with the extra parameter of gitprotocol-v2(5).
        String line = "git-upload-pack " + url.path() + "\0host=" + url.hostAndPort() + "\0\0version=2\0";
        PacketLineOut packets = new PacketLineOut(out);
        packets.writePacket(line.getBytes(StandardCharsets.UTF_8));
        packets.flush();
    }
}
