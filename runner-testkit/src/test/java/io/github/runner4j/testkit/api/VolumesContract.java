package io.github.runner4j.testkit.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.wire.Dialect;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Volumes, and the containers that use them. */
abstract class VolumesContract extends EngineContract {

    @Test
    void makesAVolume() {
        Reply reply = client().post("/volumes/create").json(volume("v")).send();

        assertThat(reply.status()).isEqualTo(201);
        JsonNode volume = reply.json();
        assertThat(volume.path("Name").asText()).isEqualTo(name("v"));
        assertThat(volume.path("Driver").asText()).isEqualTo("local");
        assertThat(volume.path("Scope").asText()).isEqualTo("local");
        assertThat(volume.path("Labels")).isEqualTo(labels());
        assertThat(volume.path("Mountpoint").asText()).endsWith("/volumes/" + name("v") + "/_data");
        assertThat(Instant.parse(volume.path("CreatedAt").asText().replaceFirst("[-+]\\d\\d:\\d\\d$", "Z")))
                .isNotNull();
        shape("volume", volume);
    }

    @Test
    void showsAVolumeAsItWasMade() {
        JsonNode made = make("v");

        Reply reply = client().get("/volumes/" + name("v")).send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).isEqualTo(made);
    }

    @Test
    void givesTheVolumeThatHasTheName() {
        make("v");

        Reply reply = client().post("/volumes/create")
                .json(Json.object().put("Name", name("v")))
                .send();

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().path("Labels")).isEqualTo(labels());
    }

    @Test
    void namesAVolumeThatHasNoName() {
        ObjectNode spec = Json.object();
        spec.set("Labels", labels());

        JsonNode volume =
                client().post("/volumes/create").json(spec).send().expect(201).json();

        assertThat(volume.path("Name").asText()).matches("[0-9a-f]{64}");
        assertThat(volume.path("Labels").has("com.docker.volume.anonymous"))
                .isEqualTo(target.dialect() != Dialect.DOCKER_20_10 && !target.podman());
    }

    @Test
    void keepsTheOptionsOfTheDriver() {
        ObjectNode spec = volume("v");
        spec.putObject("DriverOpts").put("type", "tmpfs").put("device", "tmpfs").put("o", "size=1m");

        JsonNode volume =
                client().post("/volumes/create").json(spec).send().expect(201).json();

        assertThat(volume.path("Options")).isEqualTo(spec.path("DriverOpts"));
    }

    @Test
    void refusesAnOptionThatTheDriverDoesNotKnow() {
        ObjectNode spec = volume("v");
        spec.putObject("DriverOpts").put("x", "y");

        refuses(spec, 400, "create " + name("v") + ": invalid option: \"x\"");
    }

    @Test
    void refusesOptionsThatNeedOthers() {
        ObjectNode typeAlone = volume("v");
        typeAlone.putObject("DriverOpts").put("type", "tmpfs");
        ObjectNode deviceAlone = volume("v");
        deviceAlone.putObject("DriverOpts").put("device", "tmpfs");

        refuses(typeAlone, 400, "create " + name("v") + ": missing required option: \"device\"");
        refuses(deviceAlone, 400, "create " + name("v") + ": missing required option: \"type\"");
    }

    @Test
    void refusesADriverThatIsNotThere() {
        refuses(
                volume("v").put("Driver", "nosuch"),
                404,
                "create " + name("v") + ": error looking up volume plugin nosuch: plugin \"nosuch\" not found");
    }

    @Test
    void refusesANameThatIsNone() {
        refuses(
                volume("v").put("Name", "a/b"),
                400,
                "create a/b: \"a/b\" includes invalid characters for a local volume name, only "
                        + "\"[a-zA-Z0-9][a-zA-Z0-9_.-]\" are allowed. If you intended to pass a host directory, "
                        + "use absolute path");
    }

    @Test
    void refusesANameOfOneLetter() {
        refuses(
                volume("v").put("Name", "a"),
                400,
                "create a: volume name is too short, names should be at least two alphanumeric characters");
    }

    @Test
    void refusesABodyOfAnotherType() {
        Reply reply = client().post("/volumes/create")
                .body("text/plain", volume("v").toString().getBytes(UTF_8))
                .send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).contains("text/plain").endsWith("must be 'application/json'");
    }

    @Test
    void refusesABodyThatIsNoJson() {
        Reply reply = client().post("/volumes/create").json("x").send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).endsWith("invalid character 'x' looking for beginning of value");
    }

    @Test
    void refusesANameThatIsNoText() {
        Reply reply = client().post("/volumes/create").json("{\"Name\":5}").send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message())
                .contains("json: cannot unmarshal number into Go struct field")
                .endsWith(".Name of type string");
    }

    @Test
    void doesNotShowAVolumeThatIsNotThere() {
        Reply reply = client().get("/volumes/" + name("v")).send();

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.message())
                .isEqualTo(pick(
                        "get " + name("v") + ": no such volume",
                        "volume with name " + name("v") + " not found: no such volume"));
    }

    @Test
    void removesAVolume() {
        make("v");

        Reply reply = client().delete("/volumes/" + name("v")).send();

        assertThat(reply.status()).isEqualTo(204);
        assertThat(client().get("/volumes/" + name("v")).send().status()).isEqualTo(404);
    }

    @Test
    void removesNoVolumeThatIsNotThereButByForce() {
        assertThat(client().delete("/volumes/" + name("v"))
                        .query("force", 1)
                        .send()
                        .status())
                .isEqualTo(204);
        assertThat(client().delete("/volumes/" + name("v")).send().status()).isEqualTo(404);
    }

    @Test
    void refusesToRemoveAVolumeThatAContainerUses() {
        String id = create("c", mounting(name("v") + ":/data"));

        Reply reply = client().delete("/volumes/" + name("v")).send();

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.message())
                .isEqualTo(pick(
                        "remove " + name("v") + ": volume is in use - [" + id + "]",
                        "volume " + name("v") + " is being used by the following container(s): " + id
                                + ": volume is being used"));
    }

    @Test
    void refusesToRemoveAVolumeThatAContainerUsesEvenByForce() {
        create("c", mounting(name("v") + ":/data"));

        assertThat(client().delete("/volumes/" + name("v"))
                        .query("force", 1)
                        .send()
                        .status())
                .isEqualTo(409);
    }

    @Test
    void listsVolumes() {
        JsonNode made = make("v");

        Reply reply = client().get("/volumes").send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("Volumes")).contains(made);
        assertThat(reply.json().has("Warnings")).isTrue();
    }

    @Test
    void listsVolumesByName() {
        make("one");
        make("two");

        assertThat(names("name", name("on"))).containsExactly(name("one"));
        assertThat(names("name", "^" + name("t") + ".o$")).containsExactly(name("two"));
        assertThat(names("name", name("nosuch"))).isEmpty();
    }

    @Test
    void listsVolumesByLabel() {
        make("one");

        assertThat(names("label", label())).containsExactly(name("one"));
        assertThat(names("label", label(), "label", "nosuch")).isEmpty();
    }

    @Test
    void listsVolumesByDriver() {
        make("one");

        assertThat(names("driver", "local", "label", label())).containsExactly(name("one"));
        assertThat(names("driver", "loc", "label", label())).isEmpty();
    }

    @Test
    void listsVolumesThatNobodyUses() {
        make("free");
        create("c", mounting(name("used") + ":/data"));

        assertThat(names("dangling", "true", "name", name(""))).containsExactly(name("free"));
        assertThat(names("dangling", "0", "name", name(""))).containsExactly(name("used"));
    }

    @Test
    void refusesAFilterThatItDoesNotKnow() {
        Reply reply = client().get("/volumes").filters("nosuch", "x").send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).isEqualToIgnoringCase("invalid filter 'nosuch'");
    }

    @Test
    void refusesAFilterThatIsNeitherYesNorNo() {
        Reply reply = client().get("/volumes").filters("dangling", "maybe").send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).isEqualToIgnoringCase("invalid filter 'dangling=[maybe]'");
    }

    @Test
    void refusesFiltersThatAreNoJson() {
        Reply reply = client().get("/volumes").query("filters", "x").send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).startsWith("error reading volume filters: invalid ");
    }

    @Test
    void prunesVolumesThatNobodyUses() {
        make("free");
        create("c", mounting(name("used") + ":/data"));

        Reply reply = client().post("/volumes/prune").filters("label", label()).send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json())
                .isEqualTo(Json.parse(("{\"VolumesDeleted\":[\"" + name("free") + "\"],\"SpaceReclaimed\":0}")
                                .getBytes(UTF_8))
                        .orElseThrow());
        assertThat(names("name", name(""))).containsExactly(name("used"));
    }

    @Test
    void countsTheBytesOfWhatItPrunes() {
        make("v");
        ObjectNode spec = mounting(name("v") + ":/data");
        spec.set("Cmd", Json.array(List.of("sh", "-c", "printf 12345 > /data/file")));
        String id = create("c", spec);
        start(id);
        waitFor(id);
        client().delete("/containers/" + id).send().expect(204);

        JsonNode pruned = client().post("/volumes/prune")
                .filters("label", label())
                .send()
                .expect(200)
                .json();

        assertThat(pruned.path("SpaceReclaimed").asLong()).isEqualTo(5);
    }

    @Test
    void prunesNothing() {
        Reply reply = client().post("/volumes/prune").filters("label", label()).send();

        assertThat(reply.text()).isEqualTo("{\"VolumesDeleted\":[],\"SpaceReclaimed\":0}\n");
    }

    @Test
    void sparesNamedVolumesFromVersion142OnUnlessAllIsSaid() {
        Client client = since(42);
        make("named");

        JsonNode some = client.post("/volumes/prune")
                .filters("label", label())
                .send()
                .expect(200)
                .json();
        JsonNode all = client.post("/volumes/prune")
                .filters("label", label(), "all", "true")
                .send()
                .expect(200)
                .json();

        assertThat(some.path("VolumesDeleted")).isEmpty();
        assertThat(all.path("VolumesDeleted")).extracting(JsonNode::asText).containsExactly(name("named"));
    }

    @Test
    void keepsWhatAContainerWroteForTheNext() {
        ObjectNode writing = mounting(name("v") + ":/data");
        writing.set("Cmd", Json.array(List.of("sh", "-c", "echo one > /data/file")));
        String first = create("first", writing);
        start(first);
        waitFor(first);
        ObjectNode reading = mounting(name("v") + ":/other:ro");
        reading.set("Cmd", Json.array(List.of("sh", "-c", "cat /other/file; echo two > /other/file || echo refused")));
        String second = create("second", reading);

        start(second);
        waitFor(second);

        assertThat(client().get("/containers/" + second + "/logs")
                        .query("stdout", 1)
                        .send()
                        .text(Frame.STDOUT))
                .isEqualTo("one\nrefused\n");
    }

    @Test
    void copiesWhatTheImageHoldsIntoANewVolume() {
        ObjectNode spec = mounting(name("v") + ":/etc");
        spec.set("Cmd", Json.array(List.of("sh", "-c", "test -e /etc/passwd && echo there")));
        String id = create("c", spec);

        start(id);
        waitFor(id);

        assertThat(client().get("/containers/" + id + "/logs")
                        .query("stdout", 1)
                        .send()
                        .text(Frame.STDOUT))
                .isEqualTo("there\n");
    }

    @Test
    void removesTheNamelessVolumesOfAContainerWithIt() {
        ObjectNode spec = mounting(name("v") + ":/data");
        spec.putObject("Volumes").putObject("/nameless");
        String id = create("c", spec);
        JsonNode mounts = inspect(id).path("Mounts");
        String nameless = null;
        for (JsonNode mount : mounts) {
            nameless = mount.path("Destination").asText().equals("/nameless")
                    ? mount.path("Name").asText()
                    : nameless;
        }

        client().delete("/containers/" + id).query("v", 1).send().expect(204);

        assertThat(nameless).matches("[0-9a-f]{64}");
        assertThat(client().get("/volumes/" + nameless).send().status()).isEqualTo(404);
        assertThat(client().get("/volumes/" + name("v")).send().status()).isEqualTo(200);
    }

    private void refuses(ObjectNode spec, int status, String message) {
        Reply reply = client().post("/volumes/create").json(spec).send();

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.message()).isEqualTo(message);
    }

    private ObjectNode volume(String suffix) {
        ObjectNode spec = Json.object().put("Name", name(suffix));
        spec.set("Labels", labels());
        return spec;
    }

    private JsonNode make(String suffix) {
        return client().post("/volumes/create")
                .json(volume(suffix))
                .send()
                .expect(201)
                .json();
    }

    private ObjectNode mounting(String bind) {
        ObjectNode spec = spec("true");
        spec.putObject("HostConfig").putArray("Binds").add(bind);
        return spec;
    }

    private List<String> names(String... filters) {
        JsonNode list =
                client().get("/volumes").filters(filters).send().expect(200).json();
        return list.path("Volumes").findValuesAsText("Name").stream().sorted().toList();
    }
}
