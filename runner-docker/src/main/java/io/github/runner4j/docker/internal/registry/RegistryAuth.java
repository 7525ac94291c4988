package io.github.runner4j.docker.internal.registry;

import io.github.runner4j.docker.internal.daemon.Json;
import io.github.runner4j.secret.Credential;
import io.github.runner4j.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an engine shows to a registry. Its text form hides the secret.
 *
 * @param server the registry, in the form in which engines know it
 * @param user the user name; empty with an identity token
 * @param secret the password, or the identity token
 */
public record RegistryAuth(String server, String user, Secret secret) {

    /** How engines and Docker's configuration name the default registry. */
    static final String HUB = "https://index.docker.io/v1/";

    /** The user name by which helpers say that the secret is an identity token. */
    static final String TOKEN_USER = "<token>";

    static Optional<RegistryAuth> of(String domain, Credential credential) {
        if (credential instanceof Credential.UserPassword login) {
            return Optional.of(new RegistryAuth(server(domain), login.user(), login.password()));
        }
        if (credential instanceof Credential.Token token) {
            return Optional.of(new RegistryAuth(server(domain), "", token.value()));
        }
        return Optional.empty();
    }

    static String server(String domain) {
        return domain.equals("docker.io") ? HUB : domain;
    }

    /**
     * Whether these are the credentials for a registry.
     *
     * @param domain the registry, as in an image's name
     * @return true when they are
     */
    public boolean serves(String domain) {
        return server.equals(server(domain));
    }

    /**
     * The header for a pull.
     *
     * @return the value of {@code X-Registry-Auth}
     */
    public String header() {
        return encode(reveal());
    }

    /**
     * The header for a build.
     *
     * @param all one for each registry
     * @return the value of {@code X-Registry-Config}
     */
    public static String header(Iterable<RegistryAuth> all) {
        Map<String, Object> servers = new LinkedHashMap<>();
        all.forEach(each -> servers.put(each.server, each.reveal()));
        return encode(servers);
    }

    private Map<String, Object> reveal() {
        return user.isEmpty()
                ? Map.of("identitytoken", secret.reveal(), "serveraddress", server)
                : Map.of("username", user, "password", secret.reveal(), "serveraddress", server);
    }

    private static String encode(Object value) {
        return Base64.getUrlEncoder().encodeToString(Json.write(value).getBytes(StandardCharsets.UTF_8));
    }
}
