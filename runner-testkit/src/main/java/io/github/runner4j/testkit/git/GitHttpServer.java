package io.github.runner4j.testkit.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.runner4j.testkit.internal.thread.Threads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Serves repositories on the loopback address by Git's smart HTTP protocol, in the clear or over TLS, and records what was asked.
 * What it is told holds from the next request on. Safe for use by several threads.
 */
public final class GitHttpServer implements AutoCloseable {

    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    private final HttpServer server;
    private final SmartHttp git;
    private final Threads threads = Threads.create();
    private final List<GitHttpRequest> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Function<GitHttpRequest, GitHttpResponse>> answers = new ConcurrentSkipListMap<>();
    private volatile @Nullable String authorization;

    private GitHttpServer(GitRepositories repositories, HttpServer server) {
        this.git = new SmartHttp(repositories);
        this.server = server;
        server.setExecutor(threads.workers());
        server.createContext("/", this::serve);
    }

    static GitHttpServer start(GitRepositories repositories, Optional<SelfSignedCertificate> certificate) {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            HttpServer server = certificate.isEmpty() ? HttpServer.create(address, 0) : HttpsServer.create(address, 0);
            if (server instanceof HttpsServer secure) {
                certificate.ifPresent(each -> secure.setHttpsConfigurator(new HttpsConfigurator(each.serverContext())));
            }
            GitHttpServer started = new GitHttpServer(repositories, server);
            server.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Asks for a user and a password (HTTP basic authentication) before anything else.
     *
     * @param user the user; {@code x-access-token} is the one of a bare token
     * @param password the password or token
     * @return this
     */
    public GitHttpServer requires(String user, String password) {
        String pair = user + ":" + password;
        authorization = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /**
     * Answers some requests in place of Git: with an error, a redirection, or what a large file store says.
     *
     * @param path how the paths of these requests begin: {@code /app.git}; of several the first in alphabetical order counts
     * @param answer gives the response, also to requests without a credential; may block, until the server is closed
     * @return this
     */
    public GitHttpServer answer(String path, Function<GitHttpRequest, GitHttpResponse> answer) {
        answers.put(path, answer);
        return this;
    }

    /**
     * Lets only branches and tags be fetched, as old servers do, and not any commit by its id.
     *
     * @return this
     */
    public GitHttpServer refusesCommitIds() {
        git.refuseCommitIds();
        return this;
    }

    /**
     * Where it listens, as it stands in its URLs.
     *
     * @return {@code localhost:port}
     */
    public String host() {
        return "localhost:" + port();
    }

    /**
     * The port it listens on.
     *
     * @return 1 to 65535
     */
    public int port() {
        return server.getAddress().getPort();
    }

    /**
     * The URL of a repository, whether there is one of that name or not.
     *
     * @param name the repository's name
     * @return an {@code http} or {@code https} URL
     */
    public String url(String name) {
        return (server instanceof HttpsServer ? "https://" : "http://") + host() + "/" + name;
    }

    /**
     * What was asked so far.
     *
     * @return every request, in order
     */
    public List<GitHttpRequest> requests() {
        return List.copyOf(requests);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<String> given =
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
            GitHttpRequest request = new GitHttpRequest(
                    exchange.getRequestMethod(), exchange.getRequestURI().getPath(), given);
            requests.add(request);
            Optional<GitHttpResponse> other = answer(request);
            if (other.isPresent()) {
                send(exchange, other.get());
            } else if (!git.serve(exchange, request.path())) {
                send(exchange, GitHttpResponse.of(NOT_FOUND));
            }
        }
    }

    private Optional<GitHttpResponse> answer(GitHttpRequest request) {
        for (Map.Entry<String, Function<GitHttpRequest, GitHttpResponse>> each : answers.entrySet()) {
            if (request.path().startsWith(each.getKey())) {
                return Optional.of(each.getValue().apply(request));
            }
        }
        String needed = authorization;
        return needed == null || request.authorization().filter(needed::equals).isPresent()
                ? Optional.empty()
                : Optional.of(GitHttpResponse.of(UNAUTHORIZED).header("WWW-Authenticate", "Basic realm=\"git\""));
    }

    private static void send(HttpExchange exchange, GitHttpResponse response) throws IOException {
        byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
        response.headers().forEach(exchange.getResponseHeaders()::add);
        exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    /** Ends the server and every request that it is still answering. */
    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
