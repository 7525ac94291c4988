package io.github.runner4j.testkit.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runner4j.testkit.internal.json.Json;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** An engine, and a registry that wants a login. Extend this. */
abstract class RegistryUse extends EngineContract {

    static final String UNREACHABLE =
            "Get \"http://127.0.0.1:1/v2/\": dial tcp 127.0.0.1:1: connect: connection refused";

    Registry registry;

    @BeforeEach
    void findTheRegistry() {
        assumeFalse(target.podman(), "The registry has no TLS, without which Podman does not talk to it");
        registry = Registry.of(target);
    }

    boolean early() {
        return target.dialect().id().equals("docker-20.10");
    }

    String path() {
        return name("x") + "/thing";
    }

    String repository() {
        return registry.address() + "/" + path();
    }

    String auth() {
        return encoded(Json.object()
                .put("username", registry.user())
                .put("password", registry.password())
                .put("serveraddress", registry.address())
                .toString());
    }

    static String encoded(String json) {
        return Base64.getUrlEncoder().encodeToString(json.getBytes(UTF_8));
    }

    Reply login(String user, String password) {
        JsonNode login =
                Json.object().put("username", user).put("password", password).put("serveraddress", registry.address());
        return client().post("/auth").json(login).send();
    }

    /** Makes an image that no registry has, with the tag 1, and tells its id. */
    String importImage() {
        client().post("/images/create")
                .query("fromSrc", "-")
                .query("repo", repository())
                .query("tag", "1")
                .tar(Archives.tar(Map.of("file", name("content"))))
                .send()
                .expect(200);
        return inspectImage(repository() + ":1").path("Id").asText();
    }

    void tag(String image, String tag) {
        client().post("/images/" + image + "/tag")
                .query("repo", repository())
                .query("tag", tag)
                .send()
                .expect(201);
    }

    Reply push(String tag, String auth) {
        return client().post("/images/" + repository() + "/push")
                .query("tag", tag)
                .header("X-Registry-Auth", auth)
                .send();
    }

    Reply pull(String tag, String auth) {
        return client().post("/images/create")
                .query("fromImage", repository())
                .query("tag", tag)
                .header("X-Registry-Auth", auth)
                .send();
    }

    Reply distribution(String tag, String auth) {
        return client().get("/distribution/" + repository() + ":" + tag + "/json")
                .header("X-Registry-Auth", auth)
                .send();
    }

    void remove(String image) {
        client().delete("/images/" + image).send().expect(200);
    }

    JsonNode inspectImage(String image) {
        return client().get("/images/" + image + "/json").send().expect(200).json();
    }

    static List<String> statuses(List<JsonNode> lines) {
        return lines.stream().map(line -> line.path("status").asText()).toList();
    }

    /** The error at the end of a stream that began well. */
    static String error(Reply reply) {
        List<JsonNode> lines = reply.expect(200).lines();
        JsonNode last = lines.get(lines.size() - 1);
        assertThat(last.at("/errorDetail/message")).isEqualTo(last.path("error"));
        return last.path("error").asText();
    }
}
