package io.github.runner4j.testkit.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.json.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Images that leave an engine and come in: save, load, import, commit. */
abstract class ImageTransferContract extends ImageCases {

    private byte[] save(String... names) {
        Ask ask = client().get("/images/get");
        for (String name : names) {
            ask.query("names", name);
        }
        Reply reply = ask.send().expect(200);
        assertThat(reply.header("Content-Type")).contains("application/x-tar");
        return reply.bytes();
    }

    private Reply load(byte[] tar) {
        return client().post("/images/load").query("quiet", 1).tar(tar).send();
    }

    private static JsonNode manifest(byte[] tar) {
        return Json.parse(Archives.untar(tar).getOrDefault("manifest.json", "").getBytes(UTF_8))
                .orElseThrow();
    }

    private void removeAll(String... names) {
        for (String name : names) {
            client().delete("/images/" + name).query("force", 1).send();
        }
    }

    @Test
    void savesAnImage() {
        String id = image("app");

        Reply reply = client().get("/images/" + name("app") + "/get").send().expect(200);
        JsonNode manifest = manifest(reply.bytes());
        assertThat(manifest).hasSize(1);
        assertThat(manifest.get(0).path("RepoTags").get(0).asText()).isEqualTo(name("app") + ":latest");
        assertThat(manifest.get(0).path("Config").asText()).contains(id.replace("sha256:", ""));
        assertThat(Archives.untar(reply.bytes()))
                .containsKeys(
                        manifest.get(0).path("Config").asText(),
                        manifest.get(0).path("Layers").get(0).asText(),
                        "repositories");
    }

    @Test
    void loadsWhatWasSaved() {
        String id = image("app");
        byte[] saved = save(name("app"));
        removeAll(name("app"));

        Reply reply = load(saved);
        assertThat(output(reply)).isEqualTo("Loaded image: " + name("app") + ":latest\n");
        JsonNode details = details(name("app"));
        assertThat(details.path("Id").asText()).isEqualTo(id);
        assertThat(details.path("Parent").asText()).isEmpty();
        assertThat(details.path("Metadata").path("LastTagTime").asText()).startsWith("0001-01-01");
    }

    @Test
    void tellsOfLayersThatAreLoaded() {
        image("app");
        byte[] saved = save(name("app"));
        removeAll(name("app"));

        Reply reply = client().post("/images/load").query("quiet", 0).tar(saved).send();
        JsonNode first = reply.expect(200).lines().get(0);
        assertThat(first.path("status").asText()).isEqualTo("Loading layer");
        assertThat(first.path("progressDetail").path("current").asLong()).isPositive();
        assertThat(first.path("progress").asText()).startsWith("[=").contains("/");
        assertThat(output(reply)).isEqualTo("Loaded image: " + name("app") + ":latest\n");
    }

    @Test
    void loadsAnImageWithoutAName() {
        String id = image("app");
        byte[] saved = save(id);
        removeAll(name("app"));

        assertThat(manifest(saved).get(0).path("RepoTags").isEmpty()).isTrue();
        assertThat(output(load(saved))).isEqualTo("Loaded image ID: " + id + "\n");
    }

    @Test
    void savesSeveralImages() {
        image("one");
        image("two");
        byte[] saved = save(name("one"), name("two"));
        removeAll(name("one"), name("two"));

        assertThat(manifest(saved)).hasSize(2);
        assertThat(output(load(saved))).contains(name("one") + ":latest", name("two") + ":latest");
    }

    @Test
    void takesANameFromAnOlderImage() {
        image("app");
        byte[] saved = save(name("app"));
        removeAll(name("app"));
        build("app", context(from("scratch") + "COPY file /other\n", "file", "other"))
                .send()
                .expect(200);
        String old = details(name("app")).path("Id").asText();

        assertThat(output(load(saved)))
                .isEqualTo("The image " + name("app") + ":latest already exists, renaming the old one with ID " + old
                        + " to empty string\nLoaded image: " + name("app") + ":latest\n");
    }

    @Test
    void savesNoImageThatIsNotThere() {
        Reply name = client().get("/images/" + name("no") + "/get").send();
        assertThat(name.status()).isEqualTo(404);
        assertThat(name.message()).isEqualTo("No such image: " + name("no"));
        Reply tag = client().get("/images/" + name("no") + ":1/get").send();
        assertThat(tag.status()).isEqualTo(404);
        assertThat(tag.message()).isEqualTo("reference does not exist");
    }

    @Test
    void loadsNothingOfWhatIsNoArchive() {
        Reply reply = load("no archive".getBytes(UTF_8));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(error(reply)).endsWith("unexpected EOF");
    }

    @Test
    void loadsNothingOfAnArchiveWithoutImages() {
        Reply reply = load(Archives.tar(Map.of("file", "x")));

        assertThat(error(reply)).matches("open .*/repositories: no such file or directory");
    }

    private Ask bring(String suffix, byte[] tar) {
        return client().post("/images/create")
                .query("fromSrc", "-")
                .query("repo", name(suffix))
                .body("application/x-tar", tar);
    }

    @Test
    void importsFiles() {
        Reply reply = bring("files", Archives.tar(Map.of("hello", "world")))
                .query("tag", "1")
                .query("message", "brought")
                .send();

        String id = reply.expect(200).lines().get(0).path("status").asText();
        JsonNode details = details(name("files") + ":1");
        assertThat(details.path("Id").asText()).isEqualTo(id);
        assertThat(details.path("Comment").asText()).isEqualTo("brought");
        assertThat(details.path("Size").asInt()).isEqualTo(5);
        shape("image-imported", details);
    }

    @Test
    void importsFilesWithChanges() {
        bring("files", Archives.tar(Map.of("hello", "world")))
                .query("changes", "CMD [\"/hello\"]")
                .query("changes", "ENV A=1 B=$A")
                .query("changes", "EXPOSE 80")
                .query("changes", "LABEL x=y")
                .query("changes", "ENTRYPOINT run it")
                .send()
                .expect(200);

        JsonNode config = details(name("files")).path("Config");
        assertThat(config.path("Env").toString()).isEqualTo("[\"A=1\",\"B=\"]");
        assertThat(config.path("Cmd").toString()).isEqualTo("[\"/hello\"]");
        assertThat(config.path("Entrypoint").toString()).isEqualTo("[\"/bin/sh\",\"-c\",\"run it\"]");
        assertThat(config.path("ExposedPorts").has("80/tcp")).isTrue();
        assertThat(config.path("Labels").path("x").asText()).isEqualTo("y");
    }

    @Test
    void refusesAChangeThatIsNone() {
        Reply reply = bring("files", Archives.tar(Map.of("hello", "world")))
                .query("changes", "RUN x")
                .send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).isEqualToIgnoringCase("RUN is not a valid change command");
    }

    @Test
    void importsNothingOfWhatIsNoArchive() {
        Reply reply = bring("files", "no archive".getBytes(UTF_8)).send();

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message()).endsWith("unexpected EOF");
    }

    @Test
    void importsToNoNameThatIsNone() {
        Reply reply = bring("Files", Archives.tar(Map.of("hello", "world"))).send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).contains("must be lowercase");
    }

    private String containerOf(String image) {
        ObjectNode spec = Json.object().put("Image", image);
        spec.set("Cmd", Json.array(List.of("/app", "x")));
        spec.set("Env", Json.array(List.of("A=1")));
        spec.set("Labels", labels());
        return create("c", spec);
    }

    private Ask commit(String container) {
        return client().post("/commit").query("container", container).query("repo", name("made"));
    }

    @Test
    void makesAnImageOfAContainer() {
        String parent = image("app");
        String container = containerOf(parent);

        Reply reply = commit(container)
                .query("tag", "1")
                .query("comment", "why")
                .query("author", "who")
                .send();
        String id = reply.expect(201).json().path("Id").asText();
        JsonNode details = details(name("made") + ":1");
        assertThat(details.path("Id").asText()).isEqualTo(id);
        assertThat(details.path("Parent").asText()).isEqualTo(parent);
        assertThat(details.path("Author").asText()).isEqualTo("who");
        assertThat(details.path("Comment").asText()).isEqualTo("why");
        assertThat(details.path("Config").path("Env").toString()).contains("A=1");
        assertThat(details.path("Config").path("Cmd").toString()).isEqualTo("[\"/app\",\"x\"]");
    }

    @Test
    void showsACommitInTheHistory() {
        String container = containerOf(image("app"));
        commit(container).query("comment", "why").send().expect(201);

        JsonNode history = client().get("/images/" + name("made") + "/history")
                .send()
                .expect(200)
                .json();
        assertThat(history.get(0).path("CreatedBy").asText()).isEqualTo("/app x");
        assertThat(history.get(0).path("Comment").asText()).isEqualTo("why");
    }

    @Test
    void changesWhatItMakesOfAContainer() {
        String container = containerOf(image("app"));
        commit(container)
                .query("changes", "ENV B=2")
                .query("changes", "WORKDIR /w")
                .query("changes", "USER me")
                .send()
                .expect(201);

        JsonNode config = details(name("made")).path("Config");
        assertThat(config.path("Env").toString()).contains("A=1", "B=2");
        assertThat(config.path("WorkingDir").asText()).isEqualTo("/w");
        assertThat(config.path("User").asText()).isEqualTo("me");
    }

    @Test
    void takesOtherSettingsForWhatItMakes() {
        String container = containerOf(image("app"));
        ObjectNode settings = Json.object();
        settings.putArray("Env").add("C=3");
        commit(container).json(settings).send().expect(201);

        JsonNode config = details(name("made")).path("Config");
        assertThat(config.path("Env").toString()).contains("A=1", "C=3");
        assertThat(config.path("Cmd").toString()).isEqualTo("[\"/app\",\"x\"]");
    }

    @Test
    void keepsTheFilesOfAContainer() {
        String container = run("c", "sh", "-c", "echo hello > /made; sleep 60");
        until(() -> exec(container, "cat", "/made").text().contains("hello"));

        commit(container).query("pause", 0).send().expect(201);
        ObjectNode spec = Json.object().put("Image", name("made"));
        spec.set("Cmd", Json.array(List.of("cat", "/made")));
        spec.set("Labels", labels());
        String other = create("other", spec);
        start(other);
        waitFor(other);
        Reply logs = client().get("/containers/" + other + "/logs")
                .query("stdout", 1)
                .send();
        assertThat(logs.text(1)).isEqualTo("hello\n");
    }

    @Test
    void makesNothingOfAContainerThatIsNotThere() {
        Reply reply = commit(name("no")).send();

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.message()).isEqualTo("No such container: " + name("no"));
    }

    @Test
    void makesNothingWithAChangeThatIsNone() {
        String container = containerOf(image("app"));

        Reply reply = commit(container).query("changes", "RUN x").send();
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).isEqualToIgnoringCase("RUN is not a valid change command");
    }

    @Test
    void tellsOfACommit() {
        String container = containerOf(image("app"));
        commit(container).query("tag", "1").send().expect(201);

        Map<String, String> told = new TreeMap<>();
        Reply events = client().get("/events")
                .query("since", System.currentTimeMillis() / 1000 - 60)
                .query("until", System.currentTimeMillis() / 1000 + 1)
                .filters("container", container, "event", "commit")
                .send();
        events.lines()
                .get(0)
                .path("Actor")
                .path("Attributes")
                .properties()
                .forEach(each -> told.put(each.getKey(), each.getValue().asText()));
        assertThat(told)
                .containsEntry("imageRef", name("made") + ":1")
                .containsEntry("comment", "")
                .containsKey("imageID");
    }
}
