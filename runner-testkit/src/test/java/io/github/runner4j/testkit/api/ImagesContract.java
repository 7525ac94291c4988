package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Images that are there: lists, details, history, names. */
abstract class ImagesContract extends ImageCases {

    @Test
    void listsAnImage() {
        String id = image("app");

        JsonNode listed = list(client().get("/images/json"), id);
        assertThat(listed.path("RepoTags").toString()).contains(name("app") + ":latest");
        assertThat(listed.path("Size").asInt()).isEqualTo(name("app").length());
        assertThat(listed.path("SharedSize").asInt()).isEqualTo(-1);
        assertThat(listed.path("Labels").path(Resources.LABEL).asText()).isEqualTo(name(""));
        shape("image-list", listed);
    }

    private static JsonNode list(Ask ask, String id) {
        for (JsonNode each : ask.send().expect(200).json()) {
            if (each.path("Id").asText().equals(id)) {
                return each;
            }
        }
        throw new AssertionError("Not listed: " + id);
    }

    private List<String> ids(String... filters) {
        List<String> ids = new ArrayList<>();
        client().get("/images/json")
                .filters(filters)
                .send()
                .expect(200)
                .json()
                .forEach(each -> ids.add(each.path("Id").asText()));
        return ids;
    }

    @Test
    void listsByLabel() {
        String id = image("app");

        assertThat(ids("label", label())).containsExactly(id);
        assertThat(ids("label", Resources.LABEL + "=other")).isEmpty();
        assertThat(ids("label", label(), "label", "other")).isEmpty();
    }

    @Test
    void listsByName() {
        String id = image("app");

        assertThat(ids("reference", name("app"))).containsExactly(id);
        assertThat(ids("reference", name("app") + ":latest")).containsExactly(id);
        assertThat(ids("reference", name("a") + "*")).containsExactly(id);
        assertThat(ids("reference", name("app") + ":1")).isEmpty();
        assertThat(ids("reference", name("ap"))).isEmpty();
    }

    @Test
    void showsThoseNamesThatFit() {
        String id = image("app");
        tag(name("app"), name("other"), "1").expect(201);

        JsonNode listed = list(client().get("/images/json").filters("reference", name("other")), id);
        assertThat(listed.path("RepoTags")).hasSize(1);
        assertThat(listed.path("RepoTags").get(0).asText()).isEqualTo(name("other") + ":1");
    }

    @Test
    void refusesAPatternWithAnError() {
        Reply reply = client().get("/images/json").filters("reference", "[x").send();

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message()).contains("syntax error in pattern");
    }

    @Test
    void listsImagesWithoutAName() {
        String id = image("app");
        image("app", "changed");

        assertThat(ids("dangling", "true", "label", label())).containsExactly(id);
        assertThat(ids("dangling", "false", "label", label())).hasSize(1).doesNotContain(id);
        JsonNode listed = list(client().get("/images/json"), id);
        assertThat(listed.path("RepoTags")).hasSize(1);
        assertThat(listed.path("RepoTags").get(0).asText()).isEqualTo("<none>:<none>");
        assertThat(listed.path("RepoDigests").get(0).asText()).isEqualTo("<none>@<none>");
    }

    private void image(String suffix, String content) {
        build(suffix, context(from("scratch") + "COPY file /" + suffix + "\n", "file", content))
                .send()
                .expect(200);
    }

    @Test
    void listsImagesWithoutANameAsEmptyInLaterVersions() {
        String id = image("app");
        image("app", "changed");

        JsonNode listed = list(since(43).get("/images/json"), id);
        assertThat(listed.path("RepoTags")).isEmpty();
        assertThat(listed.path("RepoTags").isArray()).isTrue();
        assertThat(listed.path("RepoDigests")).isEmpty();
    }

    @Test
    void listsParentsOnlyWhenAskedTo() {
        String id = image("app");
        String parent = details(id).path("Parent").asText();

        assertThat(parent).startsWith("sha256:");
        assertThat(ids("label", label())).doesNotContain(parent);
        assertThat(list(client().get("/images/json").query("all", 1), parent)
                        .path("Size")
                        .asInt())
                .isZero();
    }

    @Test
    void listsWhatIsOlderOrNewer() {
        String id = image("app");

        assertThat(ids("since", IMAGE, "label", label())).containsExactly(id);
        assertThat(ids("before", IMAGE, "label", label())).isEmpty();
        assertThat(ids("before", name("app"))).doesNotContain(id).isNotEmpty();
    }

    @Test
    void refusesAFilterThatItDoesNotKnow() {
        Reply reply = client().get("/images/json").filters("nosuch", "x").send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).isEqualToIgnoringCase("Invalid filter 'nosuch'");
    }

    @Test
    void refusesAFilterThatIsNeitherYesNorNo() {
        Reply reply = client().get("/images/json").filters("dangling", "maybe").send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).isEqualToIgnoringCase("Invalid filter 'dangling=[maybe]'");
    }

    @Test
    void refusesAFilterByAnImageThatIsNotThere() {
        for (String filter : List.of("before", "since")) {
            Reply reply =
                    client().get("/images/json").filters(filter, name("no")).send();

            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.message()).isEqualTo("No such image: " + name("no") + ":latest");
        }
    }

    @Test
    void showsDetails() {
        String id = image("app");

        JsonNode details = details(name("app"));
        assertThat(details.path("Id").asText()).isEqualTo(id);
        assertThat(details.path("Architecture").asText()).isNotEmpty();
        assertThat(details.path("Os").asText()).isEqualTo("linux");
        assertThat(details.path("Size").asInt()).isEqualTo(name("app").length());
        assertThat(details.path("RootFS").path("Layers")).hasSize(1);
        assertThat(details.path("Config").path("Labels").path(Resources.LABEL).asText())
                .isEqualTo(name(""));
        assertThat(details.path("GraphDriver").path("Name").asText()).isNotEmpty();
        assertThat(details.path("Metadata").path("LastTagTime").asText()).doesNotStartWith("0001");
        shape("image-inspect", details);
    }

    @Test
    void showsDetailsInLaterVersions() {
        image("app");

        JsonNode details = since(45)
                .get("/images/" + name("app") + "/json")
                .send()
                .expect(200)
                .json();
        shape("image-inspect-45", details);
    }

    @Test
    void findsAnImageByItsId() {
        String id = image("app");

        assertThat(details(id).path("Id").asText()).isEqualTo(id);
        assertThat(details(shortened(id)).path("Id").asText()).isEqualTo(id);
        assertThat(details(id.replace("sha256:", "")).path("Id").asText()).isEqualTo(id);
    }

    @Test
    void findsAnImageByItsWholeName() {
        String id = image("app");

        assertThat(details("docker.io/library/" + name("app") + ":latest")
                        .path("Id")
                        .asText())
                .isEqualTo(id);
    }

    @Test
    void doesNotFindAnImageThatIsNotThere() {
        String message = "No such image: " + name("no") + ":latest";

        Reply details = client().get("/images/" + name("no") + "/json").send();
        assertThat(details.status()).isEqualTo(404);
        assertThat(details.message()).endsWith(message);
        Reply history = client().get("/images/" + name("no") + "/history").send();
        assertThat(history.status()).isEqualTo(404);
        assertThat(history.message()).isEqualTo(message);
    }

    @Test
    void refusesANameThatIsNone() {
        Reply capital = client().get("/images/" + name("App") + "/history").send();
        assertThat(capital.status()).isEqualTo(400);
        assertThat(capital.message()).contains("invalid reference format: repository name", "must be lowercase");
        Reply odd = client().get("/images/" + name("a") + "::1/history").send();
        assertThat(odd.status()).isEqualTo(400);
        assertThat(odd.message()).isEqualTo("invalid reference format");
    }

    @Test
    void showsTheHistory() {
        String id = image("app");

        JsonNode history = client().get("/images/" + name("app") + "/history")
                .send()
                .expect(200)
                .json();
        assertThat(history).hasSize(2);
        assertThat(history.get(0).path("Id").asText()).isEqualTo(id);
        assertThat(history.get(0).path("CreatedBy").asText())
                .matches("/bin/sh -c #\\(nop\\) COPY file:[0-9a-f]{64} in /app ");
        assertThat(history.get(0).path("Size").asInt()).isEqualTo(name("app").length());
        assertThat(history.get(0).path("Tags").get(0).asText()).isEqualTo(name("app") + ":latest");
        assertThat(history.get(1).path("CreatedBy").asText()).isEqualTo("/bin/sh -c #(nop)  LABEL " + label());
        assertThat(history.get(1).path("Id").asText())
                .isEqualTo(details(id).path("Parent").asText());
        assertThat(history.get(1).path("Size").asInt()).isZero();
        shape("image-history", history.get(0));
    }

    private Reply tag(String image, String repository, String tag) {
        return client().post("/images/" + image + "/tag")
                .query("repo", repository)
                .query("tag", tag)
                .send();
    }

    @Test
    void namesAnImage() {
        String id = image("app");

        Reply reply = tag(name("app"), name("other"), "1");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text()).isEmpty();
        assertThat(details(name("other") + ":1").path("Id").asText()).isEqualTo(id);
        assertThat(details(id).path("RepoTags")).hasSize(2);
    }

    @Test
    void takesATagOutOfTheName() {
        image("app");

        client().post("/images/" + name("app") + "/tag")
                .query("repo", name("other") + ":2")
                .send()
                .expect(201);
        client().get("/images/" + name("other") + ":2/json").send().expect(200);
    }

    @Test
    void movesANameFromAnotherImage() {
        String id = image("app");

        tag(IMAGE, name("app"), "latest").expect(201);
        assertThat(details(name("app")).path("Id").asText()).isNotEqualTo(id);
        assertThat(details(id).path("RepoTags")).isEmpty();
    }

    @Test
    void namesNoImageThatIsNotThere() {
        Reply reply = tag(name("no"), name("other"), "1");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.message()).isEqualTo("No such image: " + name("no") + ":latest");
    }

    @Test
    void refusesANameThatCannotBeGiven() {
        int status = target.dialect().id().equals("docker-20.10") ? 500 : 400;

        Reply capital = tag(IMAGE, name("App"), "1");
        assertThat(capital.status()).isEqualTo(status);
        assertThat(capital.message()).contains("must be lowercase");
        Reply odd = tag(IMAGE, name("app"), "-1");
        assertThat(odd.status()).isEqualTo(status);
        assertThat(odd.message()).isEqualTo("invalid tag format");
        Reply digest = tag(IMAGE, name("app") + "@sha256:" + "a".repeat(64), "");
        assertThat(digest.status()).isEqualTo(400);
        assertThat(digest.message()).contains("digest reference");
    }

    @Test
    void tellsWhatHappensToAnImage() {
        String id = image("app");
        tag(id, name("app"), "1").expect(201);
        client().delete("/images/" + name("app") + ":1").send().expect(200);

        String until = String.valueOf(System.currentTimeMillis() / 1000 + 1);
        Reply events = client().get("/events")
                .query("since", System.currentTimeMillis() / 1000 - 60)
                .query("until", until)
                .filters("type", "image", "image", id)
                .send();
        List<String> told = new ArrayList<>();
        events.lines()
                .forEach(each -> told.add(each.path("Action").asText() + " "
                        + each.path("Actor").path("Attributes").path("name").asText()));
        assertThat(told).contains("tag " + name("app") + ":1", "untag " + id);
    }
}
