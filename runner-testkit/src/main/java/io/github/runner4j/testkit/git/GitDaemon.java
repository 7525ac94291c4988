package io.github.runner4j.testkit.git;

import io.github.runner4j.testkit.internal.thread.Threads;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineIn;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.UploadPack;

/** Serves repositories on the loopback address by Git's own protocol, which knows no users. Safe for use by several threads. */
public final class GitDaemon implements AutoCloseable {

    private static final String COMMAND = "git-upload-pack ";

    private final GitRepositories repositories;
    private final ServerSocket server;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final Threads threads = Threads.create();

    GitDaemon(GitRepositories repositories) {
        this.repositories = repositories;
        try {
            server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.workers().execute(this::accept);
    }

    /**
     * The port it listens on.
     *
     * @return 1 to 65535
     */
    public int port() {
        return server.getLocalPort();
    }

    /**
     * The URL of a repository, whether there is one of that name or not.
     *
     * @param name the repository's name
     * @return a {@code git} URL
     */
    public String url(String name) {
        return "git://localhost:" + port() + "/" + name;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                clients.add(client);
                threads.workers().execute(() -> serve(client));
            }
        } catch (IOException | RejectedExecutionException e) {
            // Closed.
        }
    }

    private void serve(Socket client) {
        try (client;
                InputStream in = new BufferedInputStream(client.getInputStream());
                OutputStream out = new BufferedOutputStream(client.getOutputStream())) {
            // git-upload-pack /path\0host=name\0\0version=2\0
            List<String> request =
                    Arrays.asList(new PacketLineIn(in).readStringRaw().split("\0", -1));
            String path = request.get(0).replaceFirst("^" + COMMAND, "");
            Optional<Repository> repository = repositories.find(path);
            if (repository.isPresent() && request.get(0).startsWith(COMMAND)) {
                upload(repository.get(), request, in, out);
            } else {
                new PacketLineOut(out).writeString("ERR access denied or repository not exported: " + path);
            }
        } catch (IOException e) {
            // The client has gone, or this server is closed.
        } finally {
            clients.remove(client);
        }
    }

    private static void upload(Repository repository, List<String> request, InputStream in, OutputStream out)
            throws IOException {
        try (UploadPack pack = new UploadPack(repository)) {
            pack.setExtraParameters(
                    request.stream().filter(each -> each.startsWith("version=")).toList());
            pack.upload(in, out, null);
        }
    }

    /** Ends the server and its connections. */
    @Override
    public void close() {
        try {
            server.close();
            for (Socket each : clients) {
                each.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.close();
        }
    }
}
