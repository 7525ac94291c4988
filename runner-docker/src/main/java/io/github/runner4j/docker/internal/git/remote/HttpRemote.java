package io.github.runner4j.docker.internal.git.remote;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.secret.Credential;
import io.github.runner4j.source.SourceException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineIn;
import org.jspecify.annotations.Nullable;

/** Git's smart HTTP protocol. Source of names and forms: gitprotocol-http(5) and gitprotocol-v2(5). */
final class HttpRemote implements Remote {

    private static final String INFO = "/info/refs";
    private static final String QUERY = "service=git-upload-pack";
    private static final String ADVERTISEMENT = "application/x-git-upload-pack-advertisement";
    private static final int MOST_REDIRECTS = 5;

    private final GitUrl url;
    private final Optional<Credential> credential;
    private final WebClient client;

    HttpRemote(GitUrl url, Optional<Credential> credential, WebClient client) {
        this.url = url;
        this.credential = credential;
        this.client = client;
    }

    @Override
    public RemoteSession connect(Repository into, Collection<String> prefixes, int depth) throws IOException {
        URI at = url.web(INFO + "?" + QUERY);
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            WebResponse answer = client.send("GET", at, headers(at), new byte[0]);
            try {
                Optional<URI> next = redirect(at, answer);
                if (next.isEmpty()) {
                    return session(into, prefixes, depth, at, answer);
                }
                at = next.get();
            } catch (IOException | RuntimeException e) {
                client.close();
                throw e;
            } finally {
                answer.close();
            }
        }
        throw GitFailures.of(
                ErrorCode.GIT_OPERATION_FAILED, url, "it redirects more than " + MOST_REDIRECTS + " times", null);
    }

    private RemoteSession session(Repository into, Collection<String> prefixes, int depth, URI at, WebResponse answer)
            throws IOException {
        refuse(answer);
        if (!ADVERTISEMENT.equals(answer.header("Content-Type").orElse(""))) {
            String what = "a server answers there, but not as a Git repository ("
                    + answer.header("Content-Type").orElse("no content type") + ")";
            throw GitFailures.of(ErrorCode.REPOSITORY_NOT_FOUND, url, what, null);
        }
        // Read whole, so that the connection is free for the next request.
        InputStream advertisement = new ByteArrayInputStream(answer.body().readAllBytes());
        String base = at.toString().substring(0, at.toString().length() - (INFO + "?" + QUERY).length());
        HttpRpc rpc = new HttpRpc(client, URI.create(base + "/git-upload-pack"), this);
        return new HttpSession(new PackTransportOf(into, url, depth), rpc)
                .open(withoutService(advertisement), prefixes);
    }

    private static InputStream withoutService(InputStream advertisement) throws IOException {
        BufferedInputStream in = new BufferedInputStream(advertisement);
        in.mark(128);
        PacketLineIn packets = new PacketLineIn(in);
        if (packets.readString().startsWith("# service=")) {
            while (!PacketLineIn.isEnd(packets.readString())) {
                // Comments of the service.
            }
        } else {
            in.reset();
        }
        return in;
    }

    private Optional<URI> redirect(URI from, WebResponse answer) {
        if (answer.status() < 301 || answer.status() > 308 || answer.status() == 304) {
            return Optional.empty();
        }
        URI to;
        try {
            to = from.resolve(answer.header("Location").orElse(""));
        } catch (IllegalArgumentException e) {
            throw redirected("to an address that cannot be read", e);
        }
        boolean web = "https".equalsIgnoreCase(to.getScheme()) || "http".equalsIgnoreCase(to.getScheme());
        if (!web
                || to.getHost() == null
                || !String.valueOf(to.getRawPath()).endsWith(INFO)
                || !QUERY.equals(to.getRawQuery())) {
            throw redirected("to something that is no Git repository", null);
        }
        if ("https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme())) {
            throw redirected("from https down to http", null);
        }
        return Optional.of(withoutUserInfo(to));
    }

    private static URI withoutUserInfo(URI uri) {
        String host = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
        return URI.create(uri.getScheme() + "://" + host + uri.getRawPath() + "?" + uri.getRawQuery());
    }

    private SourceException redirected(String how, @Nullable IllegalArgumentException cause) {
        return GitFailures.of(ErrorCode.GIT_OPERATION_FAILED, url, "it redirects " + how, "Use the final URL.", cause);
    }

    /** The headers of a request; the credential is among them for the host it was given for alone. */
    Map<String, String> headers(URI to) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Git-Protocol", "version=2");
        if (givenFor(to)) {
            credential.flatMap(WebCredentials::authorization).ifPresent(value -> headers.put("Authorization", value));
        }
        return headers;
    }

    private boolean givenFor(URI to) {
        return WebCredentials.sameOrigin(url.web(INFO), to);
    }

    /** Says what an answer other than 200 means. */
    void refuse(WebResponse answer) {
        int status = answer.status();
        String said = (status + " " + answer.reason()).strip();
        switch (status) {
            case 200 -> {}
            case 401 -> throw unauthorized();
            case 403 ->
                throw GitFailures.of(
                        ErrorCode.GIT_AUTHENTICATION_FAILED, url, "the server forbids it (" + said + ")", null);
            case 404, 410 ->
                throw GitFailures.of(
                        ErrorCode.REPOSITORY_NOT_FOUND, url, "the server does not know it (" + said + ")", null);
            case 429 ->
                throw GitFailures.of(
                        ErrorCode.RATE_LIMITED, url, "the server limits the number of requests (" + said + ")", null);
            default ->
                throw GitFailures.of(
                        status >= 500 ? ErrorCode.NETWORK_UNREACHABLE : ErrorCode.GIT_OPERATION_FAILED,
                        url,
                        "the server answers " + said,
                        null);
        }
    }

    private SourceException unauthorized() {
        boolean sent = credential.flatMap(WebCredentials::authorization).isPresent();
        return GitFailures.of(
                ErrorCode.GIT_AUTHENTICATION_FAILED,
                url,
                sent
                        ? "the server refuses the credentials that were given"
                        : "the server wants credentials and none were given",
                sent
                        ? ErrorCode.GIT_AUTHENTICATION_FAILED.guidance()
                        : "Give a token, or user and password, for " + url.hostAndPort() + ".",
                null);
    }
}
