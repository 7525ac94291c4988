package io.github.runner4j.testkit.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.json.Json;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Images that go to a registry and come from there, logins, and registries that do not answer. */
abstract class RegistryContract extends ImageCases {

    private static final String NOWHERE = "127.0.0.1:1";
    private static final String UNREACHABLE =
            "Get \"http://127.0.0.1:1/v2/\": dial tcp 127.0.0.1:1: connect: connection refused";

    private static String login(String user, String password) {
        ObjectNode login = Json.object().put("username", user).put("password", password);
        return Base64.getUrlEncoder().encodeToString(Json.text(login).getBytes(UTF_8));
    }

    private String login() {
        return login(Registry.of(target).user(), Registry.of(target).password());
    }

    private String remote(String suffix) {
        return Registry.of(target).address() + "/" + name(suffix);
    }

    private Ask push(String name) {
        return client().post("/images/" + name + "/push");
    }

    private Ask pull(String name) {
        return client().post("/images/create").query("fromImage", name);
    }

    private static List<String> statuses(Reply reply) {
        List<String> statuses = new ArrayList<>();
        reply.expect(200)
                .lines()
                .forEach(each -> statuses.add(each.path("status").asText()));
        return statuses;
    }

    /** An image of this case under a name at the registry. */
    private String there(String suffix) {
        String id = image(suffix);
        client().post("/images/" + id + "/tag")
                .query("repo", remote(suffix))
                .query("tag", "1")
                .send()
                .expect(201);
        return id;
    }

    private void forget(String name) {
        client().delete("/images/" + name).query("force", 1).send().expect(200);
    }

    @Test
    void pushesAnImage() {
        String id = there("app");

        Reply reply = push(remote("app"))
                .query("tag", "1")
                .header("X-Registry-Auth", login())
                .send();
        List<String> statuses = statuses(reply);
        assertThat(statuses.get(0)).isEqualTo("The push refers to repository [" + remote("app") + "]");
        assertThat(statuses).contains("Preparing", "Pushing", "Pushed");
        JsonNode last = reply.lines().get(reply.lines().size() - 1);
        String digest = last.path("aux").path("Digest").asText();
        assertThat(last.path("aux").path("Tag").asText()).isEqualTo("1");
        assertThat(statuses.get(statuses.size() - 2)).startsWith("1: digest: " + digest + " size: ");
        assertThat(details(id).path("RepoDigests").toString()).isEqualTo("[\"" + remote("app") + "@" + digest + "\"]");
    }

    @Test
    void pushesWhatIsThereAlready() {
        there("app");
        push(remote("app"))
                .query("tag", "1")
                .header("X-Registry-Auth", login())
                .send()
                .expect(200);

        Reply again = push(remote("app")).header("X-Registry-Auth", login()).send();
        assertThat(statuses(again)).contains("Layer already exists").doesNotContain("Pushed");
    }

    @Test
    void pullsAnImage() {
        String id = there("app");
        push(remote("app"))
                .query("tag", "1")
                .header("X-Registry-Auth", login())
                .send()
                .expect(200);
        forget(remote("app") + ":1");
        forget(name("app"));

        Reply reply = pull(remote("app"))
                .query("tag", "1")
                .header("X-Registry-Auth", login())
                .send();
        assertThat(statuses(reply))
                .contains("Pulling from " + name("app"), "Pulling fs layer", "Download complete", "Pull complete")
                .endsWith("Status: Downloaded newer image for " + remote("app") + ":1");
        JsonNode details = details(remote("app") + ":1");
        assertThat(details.path("Id").asText()).isEqualTo(id);
        assertThat(details.path("Parent").asText()).isEmpty();
        assertThat(details.path("RepoDigests")).hasSize(1);
    }

    @Test
    void pullsNothingNew() {
        there("app");
        push(remote("app"))
                .query("tag", "1")
                .header("X-Registry-Auth", login())
                .send()
                .expect(200);

        Reply reply =
                pull(remote("app") + ":1").header("X-Registry-Auth", login()).send();
        assertThat(statuses(reply)).hasSize(3).endsWith("Status: Image is up to date for " + remote("app") + ":1");
    }

    @Test
    void pullsByDigest() {
        String id = there("app");
        Reply pushed = push(remote("app"))
                .query("tag", "1")
                .header("X-Registry-Auth", login())
                .send();
        String digest = pushed.lines()
                .get(pushed.lines().size() - 1)
                .path("aux")
                .path("Digest")
                .asText();
        forget(remote("app") + ":1");
        forget(name("app"));

        String name = remote("app") + "@" + digest;
        pull(name).header("X-Registry-Auth", login()).send().expect(200);
        assertThat(details(name).path("Id").asText()).isEqualTo(id);
        assertThat(details(name).path("RepoTags")).isEmpty();
        forget(id);
    }

    @Test
    void letsNobodyInWithoutALogin() {
        there("app");

        Reply push = push(remote("app"))
                .query("tag", "1")
                .header("X-Registry-Auth", "e30=")
                .send();
        assertThat(error(push)).isEqualTo("no basic auth credentials");
        Reply pull = pull(remote("app")).query("tag", "1").send();
        assertThat(pull.status()).isEqualTo(500);
        assertThat(pull.message())
                .isEqualTo("Head \"http://" + Registry.of(target).address() + "/v2/" + name("app")
                        + "/manifests/1\": no basic auth credentials");
    }

    @Test
    void letsNobodyInWithAWrongLogin() {
        there("app");

        Reply push = push(remote("app"))
                .query("tag", "1")
                .header("X-Registry-Auth", login("x", "y"))
                .send();
        assertThat(error(push)).isEqualTo("unauthorized: authentication required");
        Reply pull = pull(remote("app"))
                .query("tag", "1")
                .header("X-Registry-Auth", login("x", "y"))
                .send();
        assertThat(pull.status()).isEqualTo(500);
        assertThat(pull.message()).isEqualTo("unauthorized: authentication required");
    }

    @Test
    void pullsNothingThatIsNotThere() {
        Reply reply = pull(remote("no"))
                .query("tag", "1")
                .header("X-Registry-Auth", login())
                .send();

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.message())
                .isEqualTo("manifest for " + remote("no") + ":1 not found: manifest unknown: manifest unknown");
    }

    @Test
    void looksAtWhatIsThere() {
        there("app");
        push(remote("app"))
                .query("tag", "1")
                .header("X-Registry-Auth", login())
                .send()
                .expect(200);

        JsonNode answer = client().get("/distribution/" + remote("app") + ":1/json")
                .header("X-Registry-Auth", login())
                .send()
                .expect(200)
                .json();
        assertThat(answer.path("Descriptor").path("digest").asText()).startsWith("sha256:");
        shape("distribution", answer);
        Reply missing = client().get("/distribution/" + remote("no") + "/json")
                .header("X-Registry-Auth", login())
                .send();
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.message()).isEqualTo("manifest unknown: manifest unknown");
    }

    private Ask auth(String user, String password, String address) {
        return client().post("/auth")
                .json(Json.object()
                        .put("username", user)
                        .put("password", password)
                        .put("serveraddress", address));
    }

    @Test
    void logsIn() {
        Registry registry = Registry.of(target);

        JsonNode answer = auth(registry.user(), registry.password(), registry.address())
                .send()
                .expect(200)
                .json();
        assertThat(answer.toString()).isEqualTo("{\"IdentityToken\":\"\",\"Status\":\"Login Succeeded\"}");
    }

    @Test
    void doesNotLogInWithAWrongPassword() {
        Registry registry = Registry.of(target);

        Reply reply = auth(registry.user(), "wrong", registry.address()).send();
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message())
                .isEqualTo(
                        "login attempt to http://" + registry.address() + "/v2/ failed with status: 401 Unauthorized");
    }

    @Test
    void tellsThatNobodyAnswers() {
        for (Reply reply : List.of(
                pull(NOWHERE + "/app").query("tag", "1").send(),
                client().get("/distribution/" + NOWHERE + "/app/json").send(),
                auth("x", "y", NOWHERE).send())) {
            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.message()).isEqualTo(UNREACHABLE);
        }
    }

    @Test
    void tellsWithinTheStreamThatNobodyAnswersAPush() {
        image("app");
        client().post("/images/" + name("app") + "/tag")
                .query("repo", NOWHERE + "/" + name("app"))
                .query("tag", "1")
                .send()
                .expect(201);

        Reply reply = push(NOWHERE + "/" + name("app"))
                .query("tag", "1")
                .header("X-Registry-Auth", "e30=")
                .send();
        assertThat(error(reply)).isEqualTo(UNREACHABLE);
        assertThat(statuses(reply).get(0)).startsWith("The push refers to repository");
    }

    @Test
    void pushesNothingThatIsNotThere() {
        image("app");

        Reply none = push(name("no")).header("X-Registry-Auth", "e30=").send();
        assertThat(error(none)).isEqualTo("An image does not exist locally with the tag: " + name("no"));
        client().post("/images/" + name("app") + "/tag")
                .query("repo", NOWHERE + "/" + name("app"))
                .query("tag", "1")
                .send()
                .expect(201);
        Reply capital = push(name("App")).header("X-Registry-Auth", "e30=").send();
        assertThat(capital.message()).contains("must be lowercase");
    }

    @Test
    void wantsALoginForAPush() {
        Reply reply = push(name("app")).send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).containsIgnoringCase("bad parameters and missing X-Registry-Auth");
    }

    @Test
    void refusesNamesThatCannotBePulled() {
        Reply capital = pull("App").query("tag", "1").send();
        assertThat(capital.status()).isEqualTo(400);
        assertThat(capital.message()).contains("must be lowercase");
        Reply tag = pull("app").query("tag", "-1").send();
        assertThat(tag.status()).isEqualTo(400);
        assertThat(tag.message()).isEqualTo("invalid tag format");
        Reply reserved = pull("scratch").send();
        assertThat(reserved.status()).isEqualTo(403);
        assertThat(reserved.message()).isEqualTo("'scratch' is a reserved name");
        Reply platform = pull("app").query("tag", "1").query("platform", "foo").send();
        assertThat(platform.status()).isEqualTo(400);
        assertThat(platform.message()).isEqualTo("\"foo\": unknown operating system or architecture: invalid argument");
    }

    @Test
    void refusesSearchesThatAreNone() {
        Reply limit = client().get("/images/search")
                .query("term", "x")
                .query("limit", 101)
                .send();
        assertThat(limit.status()).isEqualTo(400);
        assertThat(limit.message()).isEqualToIgnoringCase("Limit 101 is outside the range of [1, 100]");
        Reply filter = client().get("/images/search")
                .query("term", "x")
                .filters("nosuch", "x")
                .send();
        assertThat(filter.status()).isEqualTo(400);
        assertThat(filter.message()).isEqualToIgnoringCase("Invalid filter 'nosuch'");
    }
}
