package io.github.runner4j.testkit.git;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** The two exchanges of Git's smart HTTP protocol that reading takes. */
final class SmartHttp {

    private static final String REFS = "/info/refs";
    private static final String UPLOAD = "/git-upload-pack";
    private static final int OK = 200;

    private final GitRepositories repositories;
    private volatile boolean anyCommit = true;

    SmartHttp(GitRepositories repositories) {
        this.repositories = repositories;
    }

    void refuseCommitIds() {
        anyCommit = false;
    }

    /** Serves a request; false when it is for no repository. */
    boolean serve(HttpExchange exchange, String path) throws IOException {
        Optional<Repository> refs = repository(path, REFS);
        if (refs.isPresent()) {
            advertise(exchange, refs.get());
            return true;
        }
        Optional<Repository> upload = repository(path, UPLOAD);
        if (upload.isPresent()) {
            upload(exchange, upload.get());
        }
        return upload.isPresent();
    }

    private Optional<Repository> repository(String path, String end) {
        return path.endsWith(end)
                ? repositories.find(path.substring(0, path.length() - end.length()))
                : Optional.empty();
    }

    private void advertise(HttpExchange exchange, Repository repository) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (UploadPack pack = pack(exchange, repository)) {
            pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(new PacketLineOut(body)), "git-upload-pack");
        }
        exchange.getResponseHeaders().add("Content-Type", "application/x-git-upload-pack-advertisement");
        exchange.sendResponseHeaders(OK, body.size());
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
        exchange.sendResponseHeaders(OK, 0);
        try (UploadPack pack = pack(exchange, repository);
                OutputStream out = exchange.getResponseBody()) {
            pack.upload(new ByteArrayInputStream(request), out, null);
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
}
