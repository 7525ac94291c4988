package io.github.runner4j.testkit.internal.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runner4j.testkit.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Who wants something of a registry.
 *
 * @param user empty for nobody
 * @param password the password
 */
public record Login(String user, String password) {

    /** Nobody. */
    public static final Login NOBODY = new Login("", "");

    /** The header {@code X-Registry-Auth}: JSON in Base64; what cannot be read is nobody. */
    public static Login header(String text) {
        return json(decoded(text)).map(Login::of).orElse(NOBODY);
    }

    /** The login for one registry in the header {@code X-Registry-Config}: JSON in Base64, address to login. */
    public static Login config(String text, String host) {
        JsonNode all = json(decoded(text)).orElse(Json.object());
        for (String address : new String[] {host, "https://" + host, "http://" + host, "https://index.docker.io/v1/"}) {
            boolean hub = address.endsWith("/v1/") && !host.equals("docker.io");
            if (all.path(address).isObject() && !hub) {
                return of(all.path(address));
            }
        }
        return NOBODY;
    }

    /** What the engine calls an {@code AuthConfig}. */
    public static Login of(JsonNode json) {
        return new Login(json.path("username").asText(""), json.path("password").asText(""));
    }

    boolean isNobody() {
        return user.isEmpty();
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            return "{}".getBytes(StandardCharsets.UTF_8);
        }
    }

    private static Optional<JsonNode> json(byte[] text) {
        return Json.parse(text).filter(JsonNode::isObject);
    }

    /** Does not tell the password. */
    @Override
    public String toString() {
        return "Login[" + user + "]";
    }
}
