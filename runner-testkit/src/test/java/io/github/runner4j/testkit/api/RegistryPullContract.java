package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an engine gets from a registry, and asks it. */
abstract class RegistryPullContract extends RegistryUse {

    @Test
    void pullsAnImage() {
        String id = importImage();
        push("1", auth());
        remove(repository() + ":1");

        Reply reply = pull("1", auth());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.lines().get(0).toString())
                .isEqualTo("{\"status\":\"Pulling from " + path() + "\",\"id\":\"1\"}");
        assertThat(statuses(reply.lines()))
                .containsSubsequence(
                        "Pulling from " + path(),
                        "Pulling fs layer",
                        "Download complete",
                        "Pull complete",
                        "Status: Downloaded newer image for " + repository() + ":1");
        JsonNode image = inspectImage(repository() + ":1");
        assertThat(image.path("Id").asText()).isEqualTo(id);
        assertThat(image.path("Parent").asText()).isEmpty();
        assertThat(image.path("RepoDigests")).hasSize(1);
        assertThat(statuses(reply.lines()))
                .contains("Digest: " + image.at("/RepoDigests/0").asText().split("@", 2)[1]);
    }

    @Test
    void pullsNothingNewer() {
        importImage();
        push("1", auth());

        List<JsonNode> lines = pull("1", auth()).lines();

        assertThat(lines).hasSize(3);
        assertThat(statuses(lines)).endsWith("Status: Image is up to date for " + repository() + ":1");
    }

    @Test
    void pullsByDigest() {
        importImage();
        push("1", auth());
        String name = inspectImage(repository() + ":1").at("/RepoDigests/0").asText();
        remove(repository() + ":1");

        Reply reply = client().post("/images/create")
                .query("fromImage", name)
                .header("X-Registry-Auth", auth())
                .send();

        assertThat(statuses(reply.lines())).endsWith("Status: Downloaded newer image for " + name);
        assertThat(inspectImage(name).path("RepoTags")).isEmpty();
        remove(name);
    }

    @Test
    void pullsEveryTagWhenNoneIsNamed() {
        importImage();
        tag(repository() + ":1", "2");
        push("1", auth());
        push("2", auth());
        remove(repository() + ":1");
        remove(repository() + ":2");

        Reply reply = client().post("/images/create")
                .query("fromImage", repository())
                .header("X-Registry-Auth", auth())
                .send();

        assertThat(statuses(reply.lines())).endsWith("Status: Downloaded newer image for " + repository());
        assertThat(inspectImage(repository() + ":1").path("RepoTags"))
                .extracting(JsonNode::asText)
                .contains(repository() + ":1", repository() + ":2");
    }

    @Test
    void refusesToPullWithoutALogin() {
        importImage();
        push("1", auth());

        Reply reply = client().post("/images/create")
                .query("fromImage", repository())
                .query("tag", "1")
                .send();

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message())
                .isEqualTo("Head \"http://" + registry.address() + "/v2/" + path()
                        + "/manifests/1\": no basic auth credentials");
    }

    @Test
    void refusesToPullWithAWrongLogin() {
        importImage();
        push("1", auth());

        Reply reply = pull("1", encoded("{\"username\":\"x\",\"password\":\"y\"}"));

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message()).isEqualTo("unauthorized: authentication required");
    }

    @Test
    void doesNotFindWhatTheRegistryDoesNotHave() {
        Reply reply = pull("3", auth());

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.message())
                .isEqualTo("manifest for " + repository() + ":3 not found: manifest unknown: manifest unknown");
    }

    @Test
    void refusesToPullANameThatIsNone() {
        Reply reply = client().post("/images/create")
                .query("fromImage", "UPPER")
                .query("tag", "1")
                .send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message())
                .isEqualTo(
                        early()
                                ? "invalid reference format: repository name must be lowercase"
                                : "invalid reference format: repository name (library/UPPER) must be lowercase");
    }

    @Test
    void refusesToPullWhatNobodyCanHave() {
        Reply tag = client().post("/images/create")
                .query("fromImage", "app")
                .query("tag", "-1")
                .send();
        Reply reserved =
                client().post("/images/create").query("fromImage", "scratch").send();
        Reply platform = client().post("/images/create")
                .query("fromImage", "app")
                .query("tag", "1")
                .query("platform", "foo")
                .send();

        assertThat(tag.status()).isEqualTo(400);
        assertThat(tag.message()).isEqualTo("invalid tag format");
        assertThat(reserved.status()).isEqualTo(403);
        assertThat(reserved.message()).isEqualTo("'scratch' is a reserved name");
        assertThat(platform.status()).isEqualTo(400);
        assertThat(platform.message()).isEqualTo("\"foo\": unknown operating system or architecture: invalid argument");
    }

    @Test
    void saysThatNobodyAnswers() {
        Reply reply = client().post("/images/create")
                .query("fromImage", "127.0.0.1:1/x")
                .query("tag", "1")
                .send();
        Reply question = client().get("/distribution/127.0.0.1:1/x/json").send();

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message()).isEqualTo(UNREACHABLE);
        assertThat(question.status()).isEqualTo(500);
        assertThat(question.message()).isEqualTo(UNREACHABLE);
    }

    @Test
    void asksTheRegistryForAnImage() {
        importImage();
        push("1", auth());
        String digest = inspectImage(repository() + ":1").at("/RepoDigests/0").asText();

        Reply reply = distribution("1", auth());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(digest).endsWith("@" + reply.json().at("/Descriptor/digest").asText());
        assertThat(reply.json().at("/Platforms/0/os").asText()).isEqualTo("linux");
        shape("distribution", reply.json());
    }

    @Test
    void asksTheRegistryInVain() {
        importImage();
        push("1", auth());

        Reply unknown = distribution("9", auth());
        Reply stranger = distribution("1", encoded("{}"));

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.message()).isEqualTo("manifest unknown: manifest unknown");
        assertThat(stranger.status()).isEqualTo(500);
        assertThat(stranger.message()).endsWith("no basic auth credentials");
    }

    @Test
    void refusesSearchesThatAreNone() {
        Reply limit = client().get("/images/search")
                .query("term", "x")
                .query("limit", 101)
                .send();
        Reply filter = client().get("/images/search")
                .query("term", "x")
                .filters("nosuch", "x")
                .send();

        assertThat(limit.status()).isEqualTo(400);
        assertThat(limit.message()).isEqualToIgnoringCase("Limit 101 is outside the range of [1, 100]");
        assertThat(filter.status()).isEqualTo(400);
        assertThat(filter.message()).isEqualToIgnoringCase("Invalid filter 'nosuch'");
    }

    @Test
    void searchesInVainWhereNobodyAnswers() {
        Reply reply =
                client().get("/images/search").query("term", "127.0.0.1:1/x").send();

        assertThat(reply.status()).isEqualTo(early() ? 500 : 400);
        assertThat(reply.message()).startsWith("invalid registry endpoint \"http://127.0.0.1:1/v1/\". HTTPS attempt: ");
    }
}
