package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an engine sends to a registry, and how it logs in. */
abstract class RegistryPushContract extends RegistryUse {

    @Test
    void logsIn() {
        Reply reply = login(registry.user(), registry.password());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("{\"IdentityToken\":\"\",\"Status\":\"Login Succeeded\"}\n");
    }

    @Test
    void refusesAWrongPassword() {
        Reply reply = login(registry.user(), "wrong");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message())
                .isEqualTo(
                        "login attempt to http://" + registry.address() + "/v2/ failed with status: 401 Unauthorized");
    }

    @Test
    void pushesAnImage() {
        importImage();

        Reply reply = push("1", auth());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).contains("application/json");
        assertThat(reply.text()).contains("}\r\n{");
        List<JsonNode> lines = reply.lines();
        assertThat(lines.get(0).path("status").asText())
                .isEqualTo("The push refers to repository [" + repository() + "]");
        assertThat(statuses(lines)).contains("Preparing", "Pushing", "Pushed");
        JsonNode end = lines.get(lines.size() - 1).path("aux");
        assertThat(end.path("Tag").asText()).isEqualTo("1");
        assertThat(lines.get(lines.size() - 2).path("status").asText())
                .isEqualTo("1: digest: " + end.path("Digest").asText() + " size: "
                        + end.path("Size").asText());
        assertThat(inspectImage(repository() + ":1").path("RepoDigests"))
                .extracting(JsonNode::asText)
                .containsExactly(repository() + "@" + end.path("Digest").asText());
    }

    @Test
    void pushesNothingThatIsThere() {
        importImage();
        push("1", auth());

        assertThat(statuses(push("1", auth()).lines()))
                .contains("Layer already exists")
                .doesNotContain("Pushed");
    }

    @Test
    void pushesEveryTagWhenNoneIsNamed() {
        importImage();
        tag(repository() + ":1", "2");

        Reply reply = client().post("/images/" + repository() + "/push")
                .header("X-Registry-Auth", auth())
                .send();

        assertThat(reply.lines())
                .filteredOn(line -> line.has("aux"))
                .extracting(line -> line.at("/aux/Tag").asText())
                .containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void refusesToPushWithoutTheHeaderOfALogin() {
        importImage();

        Reply reply = client().post("/images/" + repository() + "/push")
                .query("tag", "1")
                .send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message())
                .isEqualTo(
                        early()
                                ? "Bad parameters and missing X-Registry-Auth: EOF"
                                : "bad parameters and missing X-Registry-Auth: invalid X-Registry-Auth header: EOF");
    }

    @Test
    void failsToPushWithoutALogin() {
        importImage();

        assertThat(error(push("1", encoded("{}")))).isEqualTo("no basic auth credentials");
        assertThat(error(push("1", "!!!"))).isEqualTo("no basic auth credentials");
    }

    @Test
    void failsToPushWithAWrongLogin() {
        importImage();

        assertThat(error(push("1", encoded("{\"username\":\"x\",\"password\":\"y\"}"))))
                .isEqualTo("unauthorized: authentication required");
    }

    @Test
    void failsToPushATagThatIsNotThere() {
        importImage();

        assertThat(error(push("9", auth()))).isEqualTo("tag does not exist: " + repository() + ":9");
    }

    @Test
    void failsToPushAnImageThatIsNotThere() {
        assertThat(error(push("1", auth()))).isEqualTo("An image does not exist locally with the tag: " + repository());
    }

    @Test
    void failsToPushANameThatIsNone() {
        importImage();

        Reply reply = client().post("/images/" + name("App") + "/push")
                .header("X-Registry-Auth", auth())
                .send();

        assertThat(reply.message()).contains("must be lowercase");
    }

    @Test
    void saysWithinTheStreamThatNobodyAnswers() {
        importImage();
        String nowhere = "127.0.0.1:1/" + path();
        client().post("/images/" + repository() + ":1/tag")
                .query("repo", nowhere)
                .query("tag", "1")
                .send()
                .expect(201);

        Reply reply = client().post("/images/" + nowhere + "/push")
                .query("tag", "1")
                .header("X-Registry-Auth", auth())
                .send();

        assertThat(error(reply)).isEqualTo(UNREACHABLE);
        assertThat(statuses(reply.lines()).get(0)).startsWith("The push refers to repository");
    }
}
