package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Images and names that are taken away, and what stands in the way. */
abstract class ImageRemovalContract extends ImageCases {

    private Reply remove(String image) {
        return client().delete("/images/" + image).send();
    }

    private void tag(String image, String name) {
        client().post("/images/" + image + "/tag")
                .query("repo", name)
                .query("tag", "1")
                .send()
                .expect(201);
    }

    private static List<String> lines(Reply reply, String kind) {
        List<String> lines = new ArrayList<>();
        for (JsonNode each : reply.expect(200).json()) {
            if (each.has(kind)) {
                lines.add(each.path(kind).asText());
            }
        }
        return lines;
    }

    /** A container of an image, which never ran. */
    private String container(String image, String... command) {
        ObjectNode spec = Json.object().put("Image", image);
        spec.set("Cmd", Json.array(List.of(command)));
        spec.set("Labels", labels());
        return create("c", spec);
    }

    @Test
    void removesAnImage() {
        String id = image("app");
        String parent = details(id).path("Parent").asText();
        String layer = details(id).path("RootFS").path("Layers").get(0).asText();

        Reply reply = remove(name("app"));
        assertThat(lines(reply, "Untagged")).containsExactly(name("app") + ":latest");
        assertThat(lines(reply, "Deleted")).containsExactly(id, layer, parent);
        client().get("/images/" + id + "/json").send().expect(404);
    }

    @Test
    void sparesParentsWhenAskedTo() {
        String id = image("app");
        String parent = details(id).path("Parent").asText();

        Reply reply =
                client().delete("/images/" + name("app")).query("noprune", 1).send();
        assertThat(lines(reply, "Deleted")).contains(id).doesNotContain(parent);
        assertThat(details(parent).path("Id").asText()).isEqualTo(parent);
        remove(parent).expect(200);
    }

    @Test
    void removesANameAlone() {
        String id = image("app");
        tag(id, name("other"));

        Reply reply = remove(name("other") + ":1");
        assertThat(lines(reply, "Untagged")).containsExactly(name("other") + ":1");
        assertThat(lines(reply, "Deleted")).isEmpty();
        assertThat(details(id).path("RepoTags")).hasSize(1);
    }

    @Test
    void removesByIdWhatHasOneName() {
        String id = image("app");

        Reply reply = remove(shortened(id));
        assertThat(lines(reply, "Untagged")).containsExactly(name("app") + ":latest");
        assertThat(lines(reply, "Deleted")).contains(id);
    }

    @Test
    void doesNotRemoveByIdWhatHasSeveralNames() {
        String id = image("app");
        tag(id, name("other"));

        Reply reply = remove(id);
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.message())
                .isEqualTo("conflict: unable to delete " + shortened(id)
                        + " (must be forced) - image is referenced in multiple repositories");
    }

    @Test
    void removesWhatHasSeveralNamesByForce() {
        String id = image("app");
        tag(id, name("other"));

        Reply reply = client().delete("/images/" + id).query("force", 1).send();
        assertThat(lines(reply, "Untagged")).containsExactlyInAnyOrder(name("app") + ":latest", name("other") + ":1");
        assertThat(lines(reply, "Deleted")).contains(id);
    }

    @Test
    void doesNotRemoveAParent() {
        String parent = details(image("app")).path("Parent").asText();

        Reply reply = client().delete("/images/" + parent).query("force", 1).send();
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.message())
                .isEqualTo("conflict: unable to delete " + shortened(parent)
                        + " (cannot be forced) - image has dependent child images");
    }

    @Test
    void doesNotTakeTheLastNameOfWhatAContainerHas() {
        String id = image("app");
        String container = container(id, "/app");

        Reply reply = remove(name("app"));
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.message())
                .isEqualTo("conflict: unable to remove repository reference \"" + name("app")
                        + "\" (must force) - container " + shortened(container) + " is using its referenced image "
                        + shortened(id));
    }

    @Test
    void doesNotRemoveByIdWhatAContainerHas() {
        String id = image("app");
        String container = container(id, "/app");

        Reply reply = remove(id);
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.message())
                .isEqualTo("conflict: unable to delete " + shortened(id)
                        + " (must be forced) - image is being used by stopped container " + shortened(container));
    }

    @Test
    void removesWhatAStoppedContainerHasByForce() {
        String id = image("app");
        container(id, "/app");

        Reply reply = client().delete("/images/" + id).query("force", 1).send();
        assertThat(lines(reply, "Deleted")).contains(id);
    }

    @Test
    void doesNotRemoveWhatARunningContainerHas() {
        build("app", context(from("busybox") + "CMD sleep 60\n")).send().expect(200);
        String id = details(name("app")).path("Id").asText();
        String container = container(id, "sleep", "60");
        start(container);

        Reply reply = client().delete("/images/" + id).query("force", 1).send();
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.message())
                .isEqualTo("conflict: unable to delete " + shortened(id)
                        + " (cannot be forced) - image is being used by running container " + shortened(container));
    }

    @Test
    void takesANameOfWhatARunningContainerHas() {
        build("app", context(from("busybox") + "CMD sleep 60\n")).send().expect(200);
        String id = details(name("app")).path("Id").asText();
        tag(id, name("other"));
        start(container(id, "sleep", "60"));

        assertThat(lines(remove(name("other") + ":1"), "Untagged")).containsExactly(name("other") + ":1");
    }

    @Test
    void removesNoImageThatIsNotThere() {
        Reply reply = remove(name("no"));

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.message()).isEqualTo("No such image: " + name("no") + ":latest");
    }

    @Test
    void prunesWhatHasNoName() {
        String id = image("app");
        build("app", context(from("scratch") + "COPY file /other\n", "file", "other"))
                .send()
                .expect(200);

        JsonNode report = client().post("/images/prune")
                .filters("label", label())
                .send()
                .expect(200)
                .json();
        assertThat(report.path("ImagesDeleted").toString()).contains(id);
        assertThat(report.path("SpaceReclaimed").asInt()).isEqualTo(name("app").length());
        client().get("/images/" + name("app") + "/json").send().expect(200);
        shape("image-prune", report);
    }

    @Test
    void prunesAllWhenAskedTo() {
        String id = image("app");

        JsonNode report = client().post("/images/prune")
                .filters("label", label(), "dangling", "false")
                .send()
                .expect(200)
                .json();
        assertThat(report.path("ImagesDeleted").toString()).contains(id, name("app") + ":latest");
    }

    @Test
    void prunesNothingThatAContainerHas() {
        String id = image("app");
        container(id, "/app");

        JsonNode report = client().post("/images/prune")
                .filters("label", label(), "dangling", "false")
                .send()
                .expect(200)
                .json();
        assertThat(report.path("ImagesDeleted").isNull()).isTrue();
        client().get("/images/" + id + "/json").send().expect(200);
    }

    @Test
    void prunesNothingThatIsNewer() {
        image("app");

        JsonNode report = client().post("/images/prune")
                .filters("label", label(), "dangling", "false", "until", "1h")
                .send()
                .expect(200)
                .json();
        assertThat(report.path("ImagesDeleted").isNull()).isTrue();
        assertThat(report.path("SpaceReclaimed").asInt()).isZero();
    }

    @Test
    void refusesAFilterOfPrunesThatItDoesNotKnow() {
        Reply reply = client().post("/images/prune")
                .filters("label", label(), "nosuch", "x")
                .send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).isEqualToIgnoringCase("Invalid filter 'nosuch'");
    }

    @Test
    void prunesNothingOfBuilds() {
        JsonNode report = client().post("/build/prune")
                .filters("id", name("no"))
                .send()
                .expect(200)
                .json();

        assertThat(report.path("CachesDeleted").isNull()).isTrue();
        assertThat(report.path("SpaceReclaimed").asInt()).isZero();
    }

    @Test
    void tellsWhatImagesTakeUp() {
        String id = image("app");
        container(id, "/app");

        JsonNode usage = client().get("/system/df").send().expect(200).json();
        JsonNode mine = Json.object();
        for (JsonNode each : usage.path("Images")) {
            mine = each.path("Id").asText().equals(id) ? each : mine;
        }
        assertThat(mine.path("Containers").asInt()).isEqualTo(1);
        assertThat(mine.path("SharedSize").asInt()).isZero();
        assertThat(mine.path("Size").asInt()).isEqualTo(name("app").length());
        assertThat(usage.path("LayersSize").asLong())
                .isGreaterThanOrEqualTo(name("app").length());
        shape("disk-usage-image", mine);
    }
}
