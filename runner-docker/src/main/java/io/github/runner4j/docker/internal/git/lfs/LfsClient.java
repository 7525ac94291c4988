package io.github.runner4j.docker.internal.git.lfs;

import io.github.runner4j.docker.internal.git.remote.GitFailures;
import io.github.runner4j.docker.internal.git.remote.GitUrl;
import io.github.runner4j.docker.internal.git.remote.WebClient;
import io.github.runner4j.docker.internal.git.remote.WebCredentials;
import io.github.runner4j.docker.internal.git.remote.WebResponse;
import io.github.runner4j.docker.internal.git.tree.LfsPointer;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.secret.Credential;
import io.github.runner4j.spi.StageContext;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fetches large files over HTTP. Source of names and forms: Git LFS, "Batch API", "Basic Transfer" and "Server Discovery". The
 * repository's own {@code .lfsconfig} is not followed: it could send the credential anywhere.
 */
public final class LfsClient {

    private static final String JSON = "application/vnd.git-lfs+json";
    private static final int MOST_AT_ONCE = 100;
    private static final int MOST_REDIRECTS = 5;

    private final GitUrl url;
    private final Optional<Credential> credential;
    private final WebClient client;
    private final StageContext context;

    /**
     * A client for one repository.
     *
     * @param url the repository's URL, of http or https
     * @param credential who we are there
     * @param client sends the requests; the caller closes it
     * @param context time, cancellation, progress
     */
    public LfsClient(GitUrl url, Optional<Credential> credential, WebClient client, StageContext context) {
        this.url = url;
        this.credential = credential;
        this.client = client;
        this.context = context;
    }

    /**
     * Fetches what is not in the store. What the server does not have is left out.
     *
     * @param wanted the files
     * @param store where they go
     * @throws IOException when the server cannot be reached or answers wrongly
     */
    public void fetch(Collection<LfsPointer> wanted, LfsStore store) throws IOException {
        List<LfsPointer> missing =
                wanted.stream().distinct().filter(each -> !store.has(each)).toList();
        int done = 0;
        for (int from = 0; from < missing.size(); from += MOST_AT_ONCE) {
            List<LfsPointer> part = missing.subList(from, Math.min(missing.size(), from + MOST_AT_ONCE));
            for (LfsBatch.Download download : batch(part)) {
                context.check();
                download(download, store);
                context.progress("receiving large files", ++done, missing.size());
            }
        }
    }

    private List<LfsBatch.Download> batch(List<LfsPointer> part) throws IOException {
        URI at = url.web((url.path().endsWith(".git") ? "" : ".git") + "/info/lfs/objects/batch");
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Accept", JSON, "Content-Type", JSON));
        authorize(at, headers);
        try (WebResponse answer = client.send("POST", at, headers, LfsBatch.request(part))) {
            if (answer.status() == 404 || answer.status() == 501) {
                // A server without LFS has none of the files; whoever needs one gets to know it.
                return List.of();
            }
            refuse(answer, "the list of large files");
            return LfsBatch.read(answer.body(), part);
        }
    }

    private void authorize(URI to, Map<String, String> headers) {
        if (WebCredentials.sameOrigin(url.web(""), to)) {
            credential.flatMap(WebCredentials::authorization).ifPresent(value -> headers.put("Authorization", value));
        }
    }

    private void download(LfsBatch.Download download, LfsStore store) throws IOException {
        URI at = checked(download.href());
        Map<String, String> headers = new LinkedHashMap<>(download.headers());
        if (headers.keySet().stream().noneMatch("Authorization"::equalsIgnoreCase)) {
            authorize(at, headers);
        }
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            try (WebResponse answer = client.send("GET", at, headers, new byte[0])) {
                Optional<String> location = answer.header("Location").filter(any -> answer.status() / 100 == 3);
                if (location.isEmpty()) {
                    refuse(answer, "a large file");
                    keep(download.pointer(), answer, store);
                    return;
                }
                URI next = checked(at.resolve(location.get()));
                if (!WebCredentials.sameOrigin(at, next)) {
                    headers.clear();
                }
                at = next;
            }
        }
        throw failure("the server of a large file redirects too often");
    }

    private void keep(LfsPointer pointer, WebResponse answer, LfsStore store) throws IOException {
        if (!store.add(pointer, answer.body())) {
            throw failure("the server sent other bytes than it promised for the large file " + pointer.oid());
        }
    }

    private URI checked(URI href) {
        boolean https = "https".equalsIgnoreCase(href.getScheme());
        boolean http = "http".equalsIgnoreCase(href.getScheme()) && url.scheme() == GitUrl.Scheme.HTTP;
        if (href.getHost() == null || !(https || http)) {
            throw failure("the server names an address for a large file that is not followed");
        }
        return href;
    }

    private void refuse(WebResponse answer, String what) {
        int status = answer.status();
        String said = what + " is refused (" + (status + " " + answer.reason()).strip() + ")";
        switch (status) {
            case 200 -> {}
            case 401, 403 -> throw GitFailures.of(ErrorCode.GIT_AUTHENTICATION_FAILED, url, said, null);
            case 429 -> throw GitFailures.of(ErrorCode.RATE_LIMITED, url, said, null);
            default ->
                throw status >= 500 ? GitFailures.of(ErrorCode.NETWORK_UNREACHABLE, url, said, null) : failure(said);
        }
    }

    private RuntimeException failure(String why) {
        return GitFailures.of(ErrorCode.GIT_OPERATION_FAILED, url, why, null);
    }
}
