package io.github.runner4j.docker.internal.git.remote;

import io.github.runner4j.secret.Credential;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** How a credential is shown over HTTP. */
public final class WebCredentials {

    /**
     * The user that a bare token belongs to. Source: GitHub, "Authenticating as an installation", which wants this name;
     * GitLab, Gitea, Bitbucket and Azure take any name beside a token.
     */
    static final String TOKEN_USER = "x-access-token";

    private WebCredentials() {}

    /**
     * The value of the {@code Authorization} header.
     *
     * @param credential the credential
     * @return the value; nothing for a credential that means nothing over HTTP
     */
    public static Optional<String> authorization(Credential credential) {
        if (credential instanceof Credential.Token token) {
            return Optional.of(basic(TOKEN_USER, token.value().reveal()));
        }
        if (credential instanceof Credential.UserPassword pair) {
            return Optional.of(basic(pair.user(), pair.password().reveal()));
        }
        return Optional.empty();
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Whether two addresses are of the same server.
     *
     * @param one an address
     * @param other another
     * @return true for equal scheme, host and port
     */
    public static boolean sameOrigin(URI one, URI other) {
        return origin(one).equals(origin(other));
    }

    private static String origin(URI uri) {
        int port = uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        return (uri.getScheme() + "://" + uri.getHost() + ":" + port).toLowerCase(Locale.ROOT);
    }
}
