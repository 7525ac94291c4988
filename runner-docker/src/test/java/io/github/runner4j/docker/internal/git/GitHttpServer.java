package io.github.runner4j.docker.internal.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** Serves repositories on the loopback address by Git's smart HTTP protocol, in the clear or over TLS, and records what was asked. */
public final class GitHttpServer implements AutoCloseable {

    /** One request as it came in. */
    public record Request(String method, String path, String authorization) {}

    /** Answers a request in place of the server. */
    public interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private final GitRepositories repositories;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "test-git-http");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    private volatile String authorization;
    private volatile boolean anyCommit = true;

    private GitHttpServer(GitRepositories repositories, HttpServer server) {
        this.repositories = repositories;
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** A server in the clear. */
    public static GitHttpServer start(GitRepositories repositories) {
        try {
            return new GitHttpServer(repositories, HttpServer.create(loopback(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server over TLS. */
    public static GitHttpServer start(GitRepositories repositories, SelfSigned certificate) {
        try {
            HttpsServer server = HttpsServer.create(loopback(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
            return new GitHttpServer(repositories, server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** From now on, all requests need this user and password. */
    public GitHttpServer requires(String user, String password) {
        String pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        authorization = "Basic " + pair;
        return this;
    }

    /** From now on, requests below this path get another answer. */
    public GitHttpServer answer(String path, Handler handler) {
        handlers.put(path, handler);
        return this;
    }

    /** From now on, only branches and tags can be fetched, as from old servers. */
    public GitHttpServer refusesCommitIds() {
        anyCommit = false;
        return this;
    }

    public String host() {
        return "localhost:" + port();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The URL of a repository. */
    public String url(String name) {
        return (server instanceof HttpsServer ? "https://" : "http://") + host() + "/" + name;
    }

    /** What was asked, in order. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String given = exchange.getRequestHeaders().getFirst("Authorization");
            requests.add(new Request(exchange.getRequestMethod(), path, given));
            for (Map.Entry<String, Handler> each : handlers.entrySet()) {
                if (path.startsWith(each.getKey())) {
                    each.getValue().handle(exchange);
                    return;
                }
            }
            if (authorization != null && !authorization.equals(given)) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
            } else if (path.endsWith("/info/refs")) {
                advertise(exchange, repositories.find(path.replaceFirst("/info/refs$", "")));
            } else if (path.endsWith("/git-upload-pack")) {
                upload(exchange, repositories.find(path.replaceFirst("/git-upload-pack$", "")));
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private void advertise(HttpExchange exchange, Repository repository) throws IOException {
        if (repository == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        PacketLineOut packets = new PacketLineOut(body);
        UploadPack pack = pack(exchange, repository);
        try {
            pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(packets), "git-upload-pack");
        } finally {
            pack.close();
        }
        exchange.getResponseHeaders().add("Content-Type", "application/x-git-upload-pack-advertisement");
        exchange.sendResponseHeaders(200, body.size());
        exchange.getResponseBody().write(body.toByteArray());
    }

    private void upload(HttpExchange exchange, Repository repository) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/x-git-upload-pack-result");
        InputStream in = exchange.getRequestBody();
        if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
            in = new GZIPInputStream(in);
        }
        // Whole, because the stream of the JDK's server skips beyond the end of the request.
        byte[] request = in.readAllBytes();
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            pack(exchange, repository).upload(new ByteArrayInputStream(request), out, null);
        }
    }

    private UploadPack pack(HttpExchange exchange, Repository repository) {
        UploadPack pack = new UploadPack(repository);
        pack.setBiDirectionalPipe(false);
        String protocol = exchange.getRequestHeaders().getFirst("Git-Protocol");
        if (protocol != null && anyCommit) {
            pack.setExtraParameters(List.of(protocol));
        }
        pack.setRequestPolicy(anyCommit ? UploadPack.RequestPolicy.ANY : UploadPack.RequestPolicy.ADVERTISED);
        return pack;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
